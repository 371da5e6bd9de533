package luoshu.kernel.cases.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import luoshu.kernel.cases.PrefillSource;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonPointer;
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
            eachField(matter, field -> {
                String value = known.get(field.path("prefill").asString(""));
                JsonPointer pointer = pointer(field);
                if (value != null && suits(field, value) && form.at(pointer).isMissingNode()) {
                    put(form, pointer, JsonNodeFactory.instance.stringNode(value));
                }
            });
        }
        return form;
    }

    /** The form as it counts: fields marked {@code readOnly} hold what the verified identity says, whatever was sent. */
    JsonNode locked(UUID applicant, UUID person, PublishedMatter matter, JsonNode form) {
        if (!(form instanceof ObjectNode sent) || !matter.definition().form().layout().toString().contains("\"readOnly\":true")) {
            return form;
        }
        ObjectNode known = known(applicant, person, matter);
        ObjectNode locked = sent.deepCopy();
        eachField(matter, field -> {
            JsonNode value = known.at(pointer(field));
            if (field.path("readOnly").asBoolean(false) && !value.isMissingNode()) {
                put(locked, pointer(field), value);
            }
        });
        return locked;
    }

    private static void eachField(PublishedMatter matter, Consumer<JsonNode> visit) {
        for (JsonNode group : matter.definition().form().layout()) {
            group.path("fields").forEach(visit);
        }
    }

    private static JsonPointer pointer(JsonNode field) {
        return JsonPointer.compile(field.path("pointer").asString(""));
    }

    private static void put(ObjectNode form, JsonPointer pointer, JsonNode value) {
        JsonPointer parent = pointer.head();
        if (parent != null && form.withObject(parent) instanceof ObjectNode place) {
            place.set(pointer.last().getMatchingProperty(), value);
        }
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
