package luoshu.data.sources.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Types;
import java.util.List;

import luoshu.data.sources.SourceDrift;
import luoshu.data.sources.SourceDrift.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two readings told apart. */
class SchemaDriftTest {

    private static TableRead.ColumnRead column(String name, int size, @Nullable String comment) {
        return new TableRead.ColumnRead(name, comment, Types.VARCHAR, "varchar", size, 0, false, false);
    }

    private static TableRead table(String name, @Nullable String comment, List<String> key, TableRead.ColumnRead... columns) {
        return new TableRead(name, false, comment, 10L, key, List.of(), List.of(columns));
    }

    @Test
    void nothing_changed_is_nothing_told_and_rows_are_no_change_of_the_schema() {
        TableRead one = table("a", "甲", List.of("id"), column("id", 10, null));
        assertThat(SchemaDrift.between(List.of(one), List.of(new TableRead("a", false, "甲", 99L, List.of("id"), List.of(), one.columns())))).isEmpty();
    }

    @Test
    void what_came_went_and_changed_is_told_by_table_and_column() {
        List<SourceDrift> drift = SchemaDrift.between(List.of(table("a", "甲", List.of("id"), column("id", 10, null), column("gone", 5, null), column("wider", 50, "名称")), table("old", null, List.of())),
                List.of(table("a", "甲表", List.of("id"), column("id", 10, null), column("came", 5, null), column("wider", 100, "名称")), table("new", null, List.of())));
        assertThat(drift).containsExactly(new SourceDrift(Kind.TABLE_CHANGED, "a", null, "table primary key (id) “甲”", "table primary key (id) “甲表”"),
                new SourceDrift(Kind.COLUMN_ADDED, "a", "came", null, "varchar(5)"), new SourceDrift(Kind.COLUMN_CHANGED, "a", "wider", "varchar(50) “名称”", "varchar(100) “名称”"),
                new SourceDrift(Kind.COLUMN_REMOVED, "a", "gone", "varchar(5)", null), new SourceDrift(Kind.TABLE_ADDED, "new", null, null, "table"), new SourceDrift(Kind.TABLE_REMOVED, "old", null, "table", null));
    }
}
