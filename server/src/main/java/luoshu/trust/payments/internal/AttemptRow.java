package luoshu.trust.payments.internal;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A row of payments.attempt. {@code url} is empty until the bank has taken the order. */
record AttemptRow(UUID id, UUID notice, String orderNo, String provider, long fen, State state, String url, Instant begunAt, int asked, @Nullable String reference,
                  @Nullable Instant tradedAt) {

    enum State { OPEN, PAID, REFUSED, CLOSED, SURPLUS }
}
