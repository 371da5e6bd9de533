package luoshu.trust.codes;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What the platform alone knows of a code it gave out. */
public record ShownCode(UUID id, CodeKind kind, UUID subject, UUID party, UUID shownBy, @Nullable UUID authorisation) {
}
