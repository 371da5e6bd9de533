package luoshu.data.cascade;

import java.time.LocalDate;

/**
 * What went one way over a link in a day, as both sides have it: the sender's messages up to the last one the receiver had when it stated, and what the receiver stated.
 *
 * @param sent     messages the sender counts, all of the day
 * @param counted  of these, up to where the statement reaches
 * @param received messages the receiver counts
 * @param refused  of those received
 * @param agrees   counts and digests of {@code counted} and {@code received} are the same
 * @param senderDigest sum of the digests of {@code counted}, the same in any order; hexadecimal
 * @param receiverDigest of {@code received}
 */
public record ReconciledDay(LocalDate day, LetterKind kind, LetterDirection direction, long sent, long counted, long received, long refused, boolean agrees, String senderDigest, String receiverDigest) {
}
