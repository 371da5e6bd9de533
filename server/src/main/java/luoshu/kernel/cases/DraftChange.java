package luoshu.kernel.cases;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was typed since; absent members stay as they are. */
public record DraftChange(@Nullable Map<String, Object> answers, @Nullable JsonNode form, @Nullable Delivery delivery, @Nullable List<String> tolerant, @Nullable Boolean commitment) {
}
