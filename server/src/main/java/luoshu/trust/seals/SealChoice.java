package luoshu.trust.seals;

import org.jspecify.annotations.Nullable;

/**
 * A seal its holder may apply for.
 *
 * @param words   empty for the holder's own
 * @param inForce the seal that the new one would take the place of
 */
public record SealChoice(SealKind kind, String words, String name, int millimetres, @Nullable String inForce) {
}
