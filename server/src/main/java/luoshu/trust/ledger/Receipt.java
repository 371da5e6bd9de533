package luoshu.trust.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What proves one act to anybody. {@code index} is missing until the act is sequenced, {@code proof} until a checkpoint covers it.
 *
 * @param proof a C2SP tlog-proof; its extra data are entry, salt and content, a line each
 */
public record Receipt(String kind, Instant at, @Nullable Long index, @Nullable String proof) {
}
