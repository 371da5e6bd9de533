package luoshu.data.cascade;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A message of a link. {@code subject}: what it is about, by its code; {@code refusal}: code of why the receiver would not have it, {@code why} in words; {@code digest}: SM3, hexadecimal.
 */
public record NodeMessage(LetterDirection direction, long number, LetterKind kind, String subject, String label, Instant at, LetterState state, @Nullable String refusal, @Nullable String why,
                          @Nullable Instant settledAt, String digest) {
}
