package luoshu.data.exchange.internal;

import java.util.List;
import java.util.UUID;

import luoshu.data.exchange.ExchangeField;
import luoshu.data.exchange.ExchangeMode;
import org.jspecify.annotations.Nullable;

/**
 * What a flow moves.
 *
 * @param keys      columns of the source that tell its rows apart; each is one of the fields, untranslated
 * @param watermark column of the source that grows with each change; for an incremental flow
 * @param control   the source has {@code cd_operation}: D removes
 */
record ExchangeContent(UUID source, String sourceTable, UUID target, String targetTable, ExchangeMode mode, List<String> keys, @Nullable String watermark, boolean control, List<ExchangeField> fields) {

    /** 同步类型 of the national exchange tables: I, U or D. */
    static final String OPERATION = "cd_operation";

    ExchangeContent {
        keys = List.copyOf(keys);
        fields = List.copyOf(fields);
    }
}
