package luoshu.data.exchange.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.data.exchange.ExchangeSchedule;
import luoshu.kernel.access.Subject;
import org.jspecify.annotations.Nullable;

/** A flow as it is kept. */
record FlowFile(UUID id, String organ, String organName, String duty, String region, String name, ExchangeContent content, @Nullable Agreed agreed, @Nullable Instant agreedAt, @Nullable ExchangeSchedule schedule,
                @Nullable Instant nextAt, @Nullable UUID follows, int version, Instant changedAt, String changedBy) {

    /** Columns of both tables that the flow counts on. */
    record Agreed(List<PgTable.Column> source, List<PgTable.Column> target) {
    }

    Subject subject() {
        return new Subject(organ, duty, region, 0);
    }
}
