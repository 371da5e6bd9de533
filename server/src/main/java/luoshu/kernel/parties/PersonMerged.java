package luoshu.kernel.parties;

/** A new account proved to be somebody the platform already knew (registered at a window): {@code from} is gone, everything goes on under {@code into}. Same transaction. */
public record PersonMerged(PartyId from, PartyId into) {
}
