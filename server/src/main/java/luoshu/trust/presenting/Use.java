package luoshu.trust.presenting;

import java.time.Instant;
import java.util.UUID;

/** One use of a certificate, as its holder sees it 用证记录. {@code by}: name of who used it. */
public record Use(UUID id, UseKind kind, Instant at, String by) {
}
