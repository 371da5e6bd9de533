package luoshu.trust.ledger.internal.notary;

import java.time.Instant;

/** A checkpoint that stands on a chain outside. {@code size}: entries it covers. */
public record Notarised(String chain, long size, String transaction, String block, Instant at) {
}
