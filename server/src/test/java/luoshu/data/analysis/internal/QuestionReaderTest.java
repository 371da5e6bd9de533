package luoshu.data.analysis.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;

import luoshu.data.analysis.internal.QuestionReader.Question;
import luoshu.kernel.problems.Refused;
import org.junit.jupiter.api.Test;

/** What a statement names, and what has no place in one. */
class QuestionReaderTest {

    private final QuestionReader reader = new QuestionReader(Set.of("count", "sum", "max", "lower", "row_number", "date_trunc", "extract", "cast", "coalesce", "substring"));

    private String refused(String sql) {
        return catchThrowableOfType(Refused.class, () -> reader.read(sql)).code();
    }

    @Test
    void tables_are_found_wherever_they_stand() {
        Question question = reader.read("""
                with 甲 as (select * from 人员 where 编号 in (select 编号 from 乙)), 人员 as (select 1 as x)
                select (select max(c.n) from 丙 c), row_number() over (order by (select 1 from 丁)) as n from 甲 left join (select 2 from 戊) v on exists (select 1 from 己)
                where 1 = 1 union all select 1, 2 from 庚 order by 1
                """);
        assertThat(question.tables()).contains("人员", "乙", "丙", "甲", "戊", "己", "庚");
        assertThat(question.own()).containsExactlyInAnyOrder("甲", "人员");
        assertThat(reader.read("select 1 from \"B\" x, c").tables()).containsExactly("b", "c");
    }

    @Test
    void a_star_means_every_column_and_a_product_or_a_count_does_not() {
        for (String sql : new String[] {"select * from t", "select t.* from t", "select a, * from t", "select distinct * from t", "select count(*), * from t", "select * exclude (a) from t", "select t from t", "select x from t x",
            "select count(distinct x) from t x", "select a from (select * from t) y"}) {
            assertThat(reader.read(sql).all()).as(sql).isTrue();
        }
        for (String sql : new String[] {"select count(*) from t", "select a * b from t", "select (a) * 2, 3 * (b) from t", "select sum(a * b) from t", "select a from t where count(*) > 1", "select '*, x' from t"}) {
            assertThat(reader.read(sql).all()).as(sql).isFalse();
        }
    }

    @Test
    void what_runs_is_what_was_understood() {
        assertThat(reader.read("select a -- , b\n/* c */ from t").sql()).isEqualTo("SELECT a FROM t");
        assertThat(reader.read("select 'it''s', \"A\"\"b\" from t").sql()).isEqualTo("SELECT 'it''s', \"A\"\"b\" FROM t");
        assertThat(reader.read("select lower(a), date_trunc('month', d)::date, extract(year from d), substring(a from 1 for 2), cast(a as decimal(10, 2)) from t where d > date '2026-01-01' and a in ('x') and not (b is null)").names())
                .contains("a", "d", "b").doesNotContain("x");
    }

    @Test
    void functions_other_statements_and_hidden_ways_are_refused() {
        assertThat(refused("select read_text('x') from t")).isEqualTo("analysis-function");
        assertThat(refused("select \"LOWER_\"(a) from t")).isEqualTo("analysis-function");
        assertThat(refused("select a from t where lower(getenv('x')) = ''")).isEqualTo("analysis-function");
        assertThat(refused("with r(a) as (select 1) select * from r, t")).isEqualTo("analysis-function");
        assertThat(refused("select * from glob('*')")).isEqualTo("analysis-function");
        assertThat(refused("select $1 from t")).isEqualTo("analysis-word");
        assertThat(refused("select ? from t")).isEqualTo("analysis-word");
        assertThat(refused("select a from t natural join u")).isEqualTo("analysis-word");
        assertThat(refused("values (1)")).isEqualTo("analysis-not-a-select");
        assertThat(refused("with x as (delete from t returning *) select * from x")).isIn("analysis-not-a-select", "analysis-not-understood", "analysis-word");
        assertThat(refused("select a from t; select b from t")).isEqualTo("analysis-several-statements");
        assertThat(refused("select ".repeat(3))).isEqualTo("analysis-not-understood");
        assertThat(refused("select " + "(".repeat(60) + "1" + ")".repeat(60))).isEqualTo("analysis-not-understood");
        assertThat(refused("select a from x.t")).isEqualTo("analysis-unknown-table");
        assertThat(refused("select a from 'x.csv'")).isEqualTo("analysis-unknown-table");
    }
}
