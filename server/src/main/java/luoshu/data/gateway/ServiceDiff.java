package luoshu.data.gateway;

import java.util.List;

/** What a document says differently than the one before it; operations as {@code GET /persons/{id}}. */
public record ServiceDiff(List<String> added, List<String> removed, List<String> changed) {
}
