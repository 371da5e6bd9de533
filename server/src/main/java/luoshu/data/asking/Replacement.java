package luoshu.data.asking;

import java.time.Instant;
import java.util.UUID;

/** A line of the 免提交清单 in force. {@code key}: code of the type of certificate or of the resource; {@code ground}: the law or decision that lets it stand in. */
public record Replacement(UUID id, String material, GiverKind kind, String key, String name, String ground, String addedBy, Instant addedAt) {
}
