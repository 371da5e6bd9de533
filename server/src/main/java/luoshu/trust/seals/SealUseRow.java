package luoshu.trust.seals;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One use of a seal.
 *
 * @param digest SM3 sealed, hexadecimal
 * @param post   title of the official's post; empty for others
 */
public record SealUseRow(UUID id, Instant at, String document, String subject, @Nullable String matter, String digest, String name, String post) {
}
