package luoshu.trust.signatures;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Who is to sign, and what became of it.
 *
 * @param by      who signed; the same as {@code name} unless somebody signed for them
 * @param verdict only where one sheet is read
 */
public record SheetSigner(int place, String name, SignerState state, @Nullable Instant at, @Nullable String by, @Nullable SignatureRole role, @Nullable String reason,
                          @Nullable SignatureVerdict verdict) {
}
