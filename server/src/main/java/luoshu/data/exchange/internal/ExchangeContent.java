package luoshu.data.exchange.internal;

import java.util.List;
import java.util.UUID;

import luoshu.data.exchange.ExchangeField;
import luoshu.data.exchange.ExchangeMode;
import luoshu.data.exchange.ExchangeRemoval;
import org.jspecify.annotations.Nullable;

/**
 * What a flow moves.
 *
 * @param keys      columns of the source that tell its rows apart; each is one of the fields, untranslated
 * @param watermark column of the source that grows with each change; for an incremental flow
 * @param control   the source has {@code cd_operation}: D removes
 * @param removal   of a flow that captures changes
 */
record ExchangeContent(UUID source, String sourceTable, UUID target, String targetTable, ExchangeMode mode, List<String> keys, @Nullable String watermark, boolean control,
                       @Nullable ExchangeRemoval removal, List<ExchangeField> fields) {

    /** 同步类型 of the national exchange tables: I, U or D. */
    static final String OPERATION = "cd_operation";
    /** When the row was last changed at the source. */
    static final String TIME = "cd_time";
    /** 批次号: the day and a number of five digits. */
    static final String BATCH = "cd_batch";

    ExchangeContent {
        keys = List.copyOf(keys);
        fields = List.copyOf(fields);
    }

    /** Whether removed rows stay at the target and say so. */
    boolean marks() {
        return mode == ExchangeMode.CAPTURE && removal == ExchangeRemoval.MARK;
    }
}
