package luoshu.data.sources.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Types;

import luoshu.data.catalog.DataType;
import org.junit.jupiter.api.Test;

/** Types of databases in the letters of the national guide. */
class NationalTypeTest {

    @Test
    void types_are_told_in_national_letters() {
        assertThat(NationalType.of(Types.VARCHAR, "varchar", 18, 0)).isEqualTo(new NationalType(DataType.C, 18, null));
        assertThat(NationalType.of(Types.VARCHAR, "text", Integer.MAX_VALUE, 0)).isEqualTo(new NationalType(DataType.M, null, null));
        assertThat(NationalType.of(Types.CLOB, "CLOB", 4_000, null)).isEqualTo(new NationalType(DataType.M, null, null));
        assertThat(NationalType.of(Types.NUMERIC, "numeric", 12, 2)).isEqualTo(new NationalType(DataType.N, 12, 2));
        assertThat(NationalType.of(Types.NUMERIC, "numeric", 0, 0)).isEqualTo(new NationalType(DataType.N, null, null));
        assertThat(NationalType.of(Types.DECIMAL, "NUMBER", 38, -127)).isEqualTo(new NationalType(DataType.N, 38, null));
        assertThat(NationalType.of(Types.BIGINT, "int8", 19, 0).type()).isEqualTo(DataType.I);
        assertThat(NationalType.of(Types.DOUBLE, "float8", 17, 17).type()).isEqualTo(DataType.B);
        assertThat(NationalType.of(Types.REAL, "float4", 8, 8).type()).isEqualTo(DataType.F);
        assertThat(NationalType.of(Types.DOUBLE, "money", 19, 2).type()).isEqualTo(DataType.Y);
        assertThat(NationalType.of(Types.DATE, "date", 13, 0).type()).isEqualTo(DataType.D);
        assertThat(NationalType.of(Types.TIMESTAMP, "timestamptz", 35, 6).type()).isEqualTo(DataType.T);
        assertThat(NationalType.of(Types.BIT, "bool", 1, 0).type()).isEqualTo(DataType.L);
        assertThat(NationalType.of(Types.BIT, "bit", 8, 0)).isEqualTo(new NationalType(DataType.C, 8, null));
        assertThat(NationalType.of(Types.BINARY, "bytea", Integer.MAX_VALUE, 0).type()).isEqualTo(DataType.G);
        assertThat(NationalType.of(Types.OTHER, "uuid", Integer.MAX_VALUE, 0)).isEqualTo(new NationalType(DataType.C, 36, null));
        assertThat(NationalType.of(Types.OTHER, "jsonb", Integer.MAX_VALUE, 0).type()).isEqualTo(DataType.M);
    }
}
