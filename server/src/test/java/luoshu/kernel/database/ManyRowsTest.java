package luoshu.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class ManyRowsTest {

    private static final String ONE = "select :id::uuid as id, :name as name, :count::integer as count, :day::date as day, :at::timestamptz as at, "
            + "(select sum(i.n) from jsonb_to_recordset(:items::jsonb) as i(n integer)) as items";

    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;

    @Test
    void the_text_for_one_row_reads_the_same_values_of_many() {
        Map<String, Object> first = row("甲 \"引号\" \\ :name", 7, LocalDate.of(2026, 11, 23), "[{\"n\": 1}, {\"n\": 2}]");
        Map<String, Object> second = row(null, 8, null, "[]");

        List<Map<String, Object>> many = jdbc.sql(ManyRows.statement("select given.id from given", " " + ONE + " from many guard order by count"))
                .param("given", ManyRows.given(List.of(first, second), json)).query().listOfRows();

        assertThat(many).isEqualTo(List.of(one(first), one(second)));
        assertThat(many.getFirst()).containsEntry("name", "甲 \"引号\" \\ :name").containsEntry("items", 3L);
        assertThat(many.get(1)).containsEntry("name", null).containsEntry("day", null);
    }

    private Map<String, Object> one(Map<String, Object> row) {
        return jdbc.sql(ONE.replace(":name", ":name::text")).params(SteadyTypes.of(row)).query().singleRow();
    }

    private static Map<String, Object> row(String name, int count, LocalDate day, String items) {
        Map<String, Object> row = new HashMap<>(Map.of("id", UUID.randomUUID(), "count", count, "at", OffsetDateTime.parse("2026-11-23T09:30:00.123456Z"), "items", items));
        row.put("name", name);
        row.put("day", day);
        return row;
    }
}
