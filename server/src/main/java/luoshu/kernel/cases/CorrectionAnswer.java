package luoshu.kernel.cases;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the applicant mends: the whole form, the answers, and for each material the files it now consists of. */
public record CorrectionAnswer(@Nullable JsonNode form, @Nullable Map<String, Object> answers, @Nullable Map<String, List<UUID>> materials) {
}
