package luoshu.data.analysis.internal;

import java.sql.Types;
import java.util.Locale;

import luoshu.data.analysis.AnalysisType;
import org.jspecify.annotations.Nullable;

/** What a column of a source is in the engine. {@code value}: how a text {@code {}} becomes one. What is not known for sure stays text. */
record ColumnKind(AnalysisType type, String engine, String value) {

    static final ColumnKind TEXT = new ColumnKind(AnalysisType.TEXT, "varchar", "{}");
    private static final int MOST_DIGITS = 38;

    /** @param type of {@link Types}; {@code size}, {@code digits}: as the driver says */
    static ColumnKind of(int type, String typeName, @Nullable Integer size, @Nullable Integer digits) {
        String name = typeName.toLowerCase(Locale.ROOT);
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> of(AnalysisType.NUMBER, "bigint");
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> of(AnalysisType.NUMBER, "double");
            case Types.NUMERIC, Types.DECIMAL -> of(AnalysisType.NUMBER, decimal(size, digits));
            case Types.DATE -> of(AnalysisType.DATE, "date");
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> name.endsWith("tz") || name.contains("time zone") ? new ColumnKind(AnalysisType.TIME, "timestamp", "cast(nullif(trim({}), '') as timestamp) + interval 8 hours")
                    : of(AnalysisType.TIME, "timestamp");
            case Types.BOOLEAN, Types.BIT -> name.startsWith("bool") ? of(AnalysisType.BOOLEAN, "boolean") : TEXT;
            default -> TEXT;
        };
    }

    /** Without bounds it may have any number of digits behind the point. */
    private static String decimal(@Nullable Integer size, @Nullable Integer digits) {
        boolean bounded = size != null && digits != null && size > 0 && size <= MOST_DIGITS && digits >= 0 && digits <= size;
        return bounded ? "decimal(" + size + ", " + digits + ")" : "decimal(38, 8)";
    }

    private static ColumnKind of(AnalysisType type, String engine) {
        return new ColumnKind(type, engine, "cast(nullif(trim({}), '') as " + engine + ")");
    }
}
