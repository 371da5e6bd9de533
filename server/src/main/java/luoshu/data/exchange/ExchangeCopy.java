package luoshu.data.exchange;

import java.util.UUID;

/** A flow that carries a column on. {@code target}: the data source it goes to; {@code targetColumn}: what the column is called there. */
public record ExchangeCopy(UUID flow, String name, UUID target, String targetTable, String targetColumn) {
}
