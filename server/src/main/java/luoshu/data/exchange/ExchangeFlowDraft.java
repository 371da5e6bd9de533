package luoshu.data.exchange;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a flow is to move.
 *
 * @param keys      columns of the source that tell its rows apart
 * @param watermark column of the source that grows with each change; an incremental flow begins behind the last one
 * @param control   the source has {@code cd_operation} (I, U, D): D removes
 * @param removal   of a flow that captures changes: what becomes of removed rows
 * @param schedule  when it begins; for one that captures changes: when both ends are compared
 * @param follows   flow behind whose runs this one begins; absent: none
 */
public record ExchangeFlowDraft(@Nullable String name, @Nullable UUID source, @Nullable String sourceTable, @Nullable UUID target, @Nullable String targetTable, @Nullable ExchangeMode mode, List<String> keys,
                                @Nullable String watermark, boolean control, @Nullable ExchangeRemoval removal, List<ExchangeField> fields, @Nullable ExchangeSchedule schedule, @Nullable UUID follows) {

    public ExchangeFlowDraft {
        keys = keys == null ? List.of() : List.copyOf(keys);
        fields = fields == null ? List.of() : List.copyOf(fields);
    }
}
