package luoshu.trust.usage;

import java.time.Instant;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * One use of a certificate, as its holder sees it 用证记录.
 *
 * @param by    name of who used it; {@code organ}: for which organ
 * @param basis article of law, when it was used ex officio
 */
public record Use(UUID id, UseKind kind, Instant at, String by, @Nullable String organ, @Nullable Text matter, @Nullable String purpose, @Nullable String basis,
                  @Nullable String caseNumber) {
}
