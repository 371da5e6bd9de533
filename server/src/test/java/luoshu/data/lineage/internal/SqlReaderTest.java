package luoshu.data.lineage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import luoshu.data.lineage.SqlLineage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlReaderTest {

    private static final Map<String, List<String>> TABLES = Map.of("person", List.of("zjhm", "name", "birth"), "allowance", List.of("zjhm", "amount", "paid_on"), "report", List.of("total", "persons"));

    private static String read(String sql) throws SqlReader.NotUnderstood {
        return said(new SqlReader("public", table -> Optional.ofNullable(TABLES.get(table))).statement(sql));
    }

    private static String said(SqlLineage lineage) {
        return lineage.table() + ": " + lineage.columns().stream().map(column -> column.column() + " = " + column.from().stream()
                .map(from -> from.table() + "." + from.column() + " " + from.how()).sorted().collect(Collectors.joining(" + "))).collect(Collectors.joining("; ")).strip();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "create view v as select zjhm, name as called from person | v: zjhm = person.zjhm COPIED; called = person.name COPIED",
            "create or replace view public.v (a, b) as select * from allowance a join person p using (zjhm) | !表 v 有 2 个字段，查询给出 6 个",
            "create table t as select p.*, a.amount * 2 twice from person p left join public.allowance a on a.zjhm = p.zjhm where a.paid_on > '2026-01-01' | t: zjhm = person.zjhm COPIED; name = person.name COPIED; birth = person.birth COPIED; twice = allowance.amount DERIVED",
            "insert into report (persons, total) select count(distinct zjhm), sum(amount) from allowance | report: persons = allowance.zjhm AGGREGATED; total = allowance.amount AGGREGATED",
            "insert into report select sum(amount), 1 from allowance | report: total = allowance.amount AGGREGATED; persons = ",
            "create view v as with x(n, m) as (select zjhm, max(amount) from allowance group by zjhm) select x.n, x.m + 1 as m from x | v: n = allowance.zjhm COPIED; m = allowance.amount AGGREGATED",
            "create view v as select zjhm from person union all select zjhm from allowance | v: zjhm = allowance.zjhm COPIED + person.zjhm COPIED",
            "create view v as select s.n from (select zjhm as n from person) s | v: n = person.zjhm COPIED",
            "create view v as select (select max(a.amount) from allowance a where a.zjhm = p.zjhm) as top, p.name from person p | v: top = allowance.amount AGGREGATED; name = person.name COPIED",
            "create view v as select case when p.name is null then a.zjhm else p.zjhm end as n from person p, allowance a | v: n = allowance.zjhm DERIVED + person.name DERIVED + person.zjhm DERIVED",
            "create materialized view v as select upper(other.name::text) as n from hr.staff other | v: n = hr.staff.name DERIVED",
            "create view v as with recursive t(n, parent) as (select id, up from node union all select c.id, t.parent from node c join t on c.up = t.n) select n, parent from t | v: n = node.id COPIED; parent = node.up COPIED",
            "create view v as select \"Name\" from \"Staff\" | v: Name = Staff.Name COPIED",
            "create view v as select sum(amount) over (partition by zjhm) as run, current_date as today from allowance | v: run = allowance.amount AGGREGATED + allowance.zjhm AGGREGATED; today = ",
            "create view v as select * from nowhere | !不知道 nowhere 有哪些字段，请先读取数据源，或者把字段逐个写出",
            "create view v as select p.age from person p | !没有字段 p.age",
            "update person set name = 'x' | !只读得懂 CREATE VIEW、CREATE TABLE … AS 和 INSERT … SELECT",
            "create view v as selec | !读不懂这条语句，请核对写法；与关键字同名的字段请加双引号",
            "create view v as select 1; drop table person | !一次只写一条语句"})
    void a_statement_says_where_columns_come_from(String sql, String expected) throws Exception {
        if (expected.startsWith("!")) {
            assertThatThrownBy(() -> read(sql)).isInstanceOf(SqlReader.NotUnderstood.class).hasMessage(expected.substring(1));
        } else {
            assertThat(read(sql)).isEqualTo(expected);
        }
    }

    @Test
    void what_is_nested_too_deep_is_refused_in_time() {
        String deep = "create view v as select " + "(".repeat(5_000) + "1" + ")".repeat(5_000);
        assertThatThrownBy(() -> read(deep)).isInstanceOf(SqlReader.NotUnderstood.class);
        String cases = "create view v as select " + "case when a.b=1 then ".repeat(4_000) + "1" + " end".repeat(4_000) + " from a";
        assertThatThrownBy(() -> read(cases)).isInstanceOf(SqlReader.NotUnderstood.class);
    }

    @Test
    void a_view_is_read_as_the_database_prints_it() throws Exception {
        SqlReader reader = new SqlReader("public", _ -> Optional.empty());
        assertThat(said(reader.view("active", " SELECT p.zjhm,\n    (p.name)::character varying(20) AS name,\n    count(*) AS n\n   FROM (person p\n     JOIN allowance a ON (((a.zjhm)::text = (p.zjhm)::text)))\n  GROUP BY p.zjhm, p.name;")))
                .isEqualTo("active: zjhm = person.zjhm COPIED; name = person.name DERIVED; n =");
    }
}
