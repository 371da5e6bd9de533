package luoshu.kernel.cases;

import java.util.Map;
import java.util.UUID;

import luoshu.kernel.matters.PublishedMatter;
import tools.jackson.databind.JsonNode;

/** Extension point: what is already known about the applicant, by the keys of {@code prefill} in form.json ({@code applicant.name} …). */
public interface PrefillSource {
    Map<String, String> prefill(UUID applicant, UUID person, PublishedMatter matter);

    /** Values by form pointer that count when the application is submitted, whatever was sent; asked only for drafts that {@link Cases#markFilled} names. An application keeps its id when it becomes a case. */
    default Map<String, JsonNode> locked(UUID application) {
        return Map.of();
    }
}
