package luoshu.data.sources.internal;

import java.sql.Types;
import java.util.Locale;

import luoshu.data.catalog.DataType;
import org.jspecify.annotations.Nullable;

/** A column's type in the letters of the national guide (发改高技〔2017〕1272号): from JDBC's type, the name the database gives it, and its size. */
record NationalType(DataType type, @Nullable Integer length, @Nullable Integer scale) {

    /** What is longer is no item of a form but a text 备注型. */
    private static final int LONGEST_TEXT = 65_535;
    private static final int MOST_DIGITS = 1_000;
    private static final int MOST_SCALE = 30;

    static NationalType of(TableRead.ColumnRead column) {
        return of(column.type(), column.typeName(), column.size(), column.digits());
    }

    static NationalType of(int jdbc, String typeName, @Nullable Integer size, @Nullable Integer digits) {
        String name = typeName.toLowerCase(Locale.ROOT).replace("\"", "");
        if (name.contains("money")) {
            return plain(DataType.Y);
        }
        return switch (jdbc) {
            case Types.CHAR, Types.VARCHAR, Types.NCHAR, Types.NVARCHAR -> text(name, size);
            case Types.LONGVARCHAR, Types.LONGNVARCHAR, Types.CLOB, Types.NCLOB, Types.SQLXML -> plain(DataType.M);
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> plain(DataType.I);
            case Types.NUMERIC, Types.DECIMAL -> number(size, digits);
            case Types.REAL -> plain(DataType.F);
            case Types.FLOAT, Types.DOUBLE -> plain(DataType.B);
            case Types.DATE -> plain(DataType.D);
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> plain(DataType.T);
            case Types.TIME, Types.TIME_WITH_TIMEZONE -> new NationalType(DataType.C, 8, null);
            case Types.BOOLEAN -> plain(DataType.L);
            case Types.BIT -> size != null && size > 1 ? new NationalType(DataType.C, size, null) : plain(DataType.L);
            default -> other(name);
        };
    }

    private static NationalType other(String name) {
        return switch (name) {
            case "uuid", "uniqueidentifier" -> new NationalType(DataType.C, 36, null);
            case "json", "jsonb", "xml" -> plain(DataType.M);
            case "inet", "cidr" -> new NationalType(DataType.C, 43, null);
            case "interval" -> new NationalType(DataType.C, 50, null);
            case "datetimeoffset" -> plain(DataType.T);
            default -> plain(DataType.G);
        };
    }

    private static NationalType text(String name, @Nullable Integer size) {
        boolean unbounded = size == null || size < 1 || size > LONGEST_TEXT || name.equals("text");
        return unbounded ? plain(DataType.M) : new NationalType(DataType.C, size, null);
    }

    /** Without a precision the length stays open: an official knows it. */
    private static NationalType number(@Nullable Integer size, @Nullable Integer digits) {
        boolean said = size != null && size > 0 && size < MOST_DIGITS;
        Integer scale = said && digits != null && digits > 0 && digits <= MOST_SCALE ? digits : null;
        return new NationalType(DataType.N, said ? size : null, scale);
    }

    private static NationalType plain(DataType type) {
        return new NationalType(type, null, null);
    }
}
