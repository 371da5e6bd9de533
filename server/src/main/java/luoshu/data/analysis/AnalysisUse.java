package luoshu.data.analysis;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Record of a question.
 *
 * @param sql      as it was typed; absent for the side that gave the data: it may tell what the other one works on
 * @param code     of the refusal
 * @param personal columns about persons that were read
 * @param digest   SM3 of the answer, hexadecimal
 */
public record AnalysisUse(UUID id, String number, Instant at, String name, String organName, String purpose, @Nullable String matter, @Nullable String sql, boolean export, AnalysisUseState state, @Nullable String code, int rows,
                          int personal, int millis, @Nullable String digest, List<UsedTable> tables) {

    public AnalysisUse {
        tables = List.copyOf(tables);
    }

    /** {@code rows}: that were read of it. */
    public record UsedTable(@Nullable String contract, String resourceName, String providerName, List<String> fields, long rows) {
        public UsedTable {
            fields = List.copyOf(fields);
        }
    }
}
