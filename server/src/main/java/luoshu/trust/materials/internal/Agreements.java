package luoshu.trust.materials.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import luoshu.kernel.forms.FormDefinition;
import luoshu.kernel.matters.Material;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.texts.Text;
import luoshu.trust.materials.ReadFieldView;
import luoshu.trust.materials.ReadFieldView.Agreement;
import luoshu.trust.reading.FieldKind;
import luoshu.trust.reading.ReadField;
import luoshu.trust.reading.Reading;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a material says beside what the form says. */
final class Agreements {

    private static final int TELLING = 6;

    private Agreements() {
    }

    /** @param masked numbers of persons as officials see them */
    static List<ReadFieldView> of(Reading reading, Material material, FormDefinition definition, JsonNode form, boolean masked) {
        List<ReadFieldView> views = new ArrayList<>();
        for (ReadField field : reading.fields()) {
            String pointer = pointer(material, field.name());
            String filled = pointer == null ? null : form.at(pointer).asString("");
            Agreement agreement = pointer == null ? Agreement.UNASKED : filled == null || filled.isBlank() ? Agreement.UNFILLED : same(field, filled) ? Agreement.SAME : Agreement.DIFFERENT;
            boolean hide = masked && field.kind() == FieldKind.CITIZEN_ID;
            views.add(new ReadFieldView(field.name(), field.label(), hide ? CitizenId.mask(field.value()) : field.value(), field.confidence(), field.checked(), field.page(), field.region(), pointer,
                    pointer == null ? null : label(definition, pointer), filled == null || filled.isBlank() ? null : hide ? CitizenId.mask(filled) : filled, agreement));
        }
        return List.copyOf(views);
    }

    private static @Nullable String pointer(Material material, String field) {
        List<Material.Reading> reads = material.reads();
        return reads == null ? null : reads.stream().filter(one -> one.field().equals(field)).map(Material.Reading::to).findFirst().orElse(null);
    }

    private static @Nullable Text label(FormDefinition definition, String pointer) {
        return definition.fields().stream().filter(field -> field.path("pointer").asString("").equals(pointer))
                .map(field -> Text.of(field.path("label"))).findFirst().orElse(null);
    }

    /** Spaces, width and punctuation do not count; an address may leave out the province. */
    private static boolean same(ReadField field, String filled) {
        String read = plain(field.value());
        String typed = plain(filled);
        return read.equals(typed) || field.kind() == FieldKind.TEXT && Math.min(read.length(), typed.length()) >= TELLING && (read.endsWith(typed) || typed.endsWith(read));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{P}]", "").toUpperCase(Locale.ROOT);
    }
}
