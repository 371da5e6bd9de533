package luoshu.kernel.cases.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.cases.PrefillSource;
import luoshu.kernel.forms.FormDefinition;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a form need not ask: fields that name a {@code prefill} key begin with what is known, and keep it where they are {@code readOnly}. */
@Component
class Prefill {

    private final List<PrefillSource> sources;

    Prefill(List<PrefillSource> sources) {
        this.sources = sources;
    }

    ObjectNode known(UUID applicant, UUID person, PublishedMatter matter) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        for (PrefillSource source : sources) {
            Map<String, String> known = source.prefill(applicant, person, matter);
            for (JsonNode field : matter.definition().form().fields()) {
                String value = known.get(field.path("prefill").asString(""));
                String pointer = field.path("pointer").asString("");
                if (value != null && suits(field, value) && form.at(pointer).isMissingNode()) {
                    FormDefinition.put(form, pointer, JsonNodeFactory.instance.stringNode(value));
                }
            }
        }
        return form;
    }

    /** The form as it counts: fields marked {@code readOnly} hold what the verified identity says, and those a source locks for the application what it says, whatever was sent. */
    JsonNode locked(DraftRow draft, PublishedMatter matter) {
        JsonNode form = draft.form();
        List<JsonNode> fixed = matter.definition().form().fields().stream().filter(field -> field.path("readOnly").asBoolean(false)).toList();
        if (!(form instanceof ObjectNode sent)) {
            return form;
        }
        ObjectNode locked = sent.deepCopy();
        if (draft.filled()) {
            sources.forEach(source -> source.locked(draft.id()).forEach((pointer, value) -> FormDefinition.put(locked, pointer, value)));
        }
        if (fixed.isEmpty()) {
            return locked;
        }
        ObjectNode known = known(draft.applicant(), draft.person(), matter);
        for (JsonNode field : fixed) {
            String pointer = field.path("pointer").asString("");
            JsonNode value = known.at(pointer);
            if (!value.isMissingNode()) {
                FormDefinition.put(locked, pointer, value);
            }
        }
        return locked;
    }

    /** A person's citizen number is no credit code, and the reverse. */
    private static boolean suits(JsonNode field, String value) {
        return switch (field.path("widget").asString("")) {
            case "creditCode" -> CreditCode.isValid(value);
            case "citizenId" -> CitizenId.isValid(value);
            default -> true;
        };
    }
}
