package luoshu.data.quality.internal;

import java.util.Locale;

/** What the values of a column are taken for. Of a value that is none such every rule about the column fails. */
enum ColumnType {
    TEXT("varchar"), INTEGER("bigint"), DECIMAL("decimal(28,6)"), DATE("date"), TIME("timestamp");

    final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    static ColumnType of(String said) {
        return valueOf(said.toUpperCase(Locale.ROOT));
    }
}
