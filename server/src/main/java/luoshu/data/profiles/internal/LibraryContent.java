package luoshu.data.profiles.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import luoshu.data.matching.MatchField;
import luoshu.data.matching.MatchKind;
import luoshu.data.profiles.LibraryField;
import luoshu.data.profiles.ValueForm;
import luoshu.kernel.packages.Document;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Shapes;
import luoshu.kernel.packages.YamlSource;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** {@code packages/data/libraries.yaml}. What is wrong in it keeps the server from starting. */
@Component
class LibraryContent {

    private static final String FILE = "packages/data/libraries.yaml";
    private static final Shapes.Shape CODE = Shapes.pattern("[a-z][a-z-]{1,39}", "小写字母和连字符");
    private static final Shapes.Shape SHAPE = Shapes.object().required("format", Shapes.oneOf("luoshu/base-libraries/1")).required("libraries", Shapes.list(Shapes.object().required("code", CODE)
            .required("name", Shapes.pair(60)).required("basis", Shapes.text(200)).required("subjects", Shapes.list(Shapes.oneOf("PERSON", "ENTERPRISE"), 1, 2)).optional("repeats", Shapes.bool()).optional("own", Shapes.bool())
            .required("fields", Shapes.list(Shapes.object().required("code", CODE).required("name", Shapes.pair(60)).optional("element", CODE)
                    .required("format", Shapes.oneOf(Stream.of(ValueForm.values()).map(Enum::name).toArray(String[]::new)))
                    .optional("match", Shapes.oneOf(Stream.of(MatchField.values()).map(Enum::name).toArray(String[]::new))), 0, 60)), 1, 30));

    /** {@code repeats}: a subject may have several entries; {@code own}: the platform's own records. */
    record Library(String code, Text name, String basis, List<MatchKind> subjects, boolean repeats, boolean own, List<LibraryField> fields) {

        Optional<LibraryField> field(String code) {
            return fields.stream().filter(one -> one.code().equals(code)).findFirst();
        }
    }

    private final Map<String, Library> libraries = new LinkedHashMap<>();

    LibraryContent() {
        List<Finding> findings = new ArrayList<>();
        try {
            JsonNode root = YamlSource.read(FILE, new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8), findings).flatMap(source -> Shapes.read(FILE, source, SHAPE, findings)).map(Document::tree)
                    .orElseThrow(() -> new IllegalStateException(findings.toString()));
            list(root.get("libraries")).map(LibraryContent::library).forEach(one -> {
                if (libraries.put(one.code(), one) != null) {
                    throw new IllegalStateException("twice in " + FILE + ": " + one.code());
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Library library(JsonNode one) {
        return new Library(one.get("code").asString(), Text.of(one.get("name")), one.get("basis").asString(), list(one.get("subjects")).map(kind -> MatchKind.valueOf(kind.asString())).toList(), one.path("repeats").asBoolean(false),
                one.path("own").asBoolean(false), list(one.get("fields")).map(field -> new LibraryField(field.get("code").asString(), Text.of(field.get("name")), ValueForm.valueOf(field.get("format").asString()), text(field, "element"),
                        field.hasNonNull("match") ? MatchField.valueOf(field.get("match").asString()) : null)).toList());
    }

    private static @Nullable String text(JsonNode one, String name) {
        return one.hasNonNull(name) ? one.get(name).asString() : null;
    }

    List<Library> list() {
        return List.copyOf(libraries.values());
    }

    Optional<Library> find(String code) {
        return Optional.ofNullable(libraries.get(code));
    }

    /** Of a code that was checked before it was kept. */
    Library get(String code) {
        return find(code).orElseThrow(() -> new IllegalStateException("no library " + code));
    }
}
