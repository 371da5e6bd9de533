package luoshu.data.analysis.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import luoshu.data.analysis.internal.QuestionReader.Question;
import luoshu.kernel.problems.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What a statement names, and what has no place in one. */
class QuestionReaderTest {

    private final QuestionReader reader = new QuestionReader(new QuestionRules(Set.of("count", "sum", "max", "lower", "row_number", "date_trunc", "extract", "cast", "coalesce", "substring", "quantile_cont", "percentile_cont"),
            Map.of("max", 1), Set.of("quantile_cont", "percentile_cont"), new StatementBounds(1_000, 50, 40, 1_000, 2)));

    private Question read(String sql) {
        return reader.read(sql, name -> name.equals("t") ? 10 : 1);
    }

    private String refused(String sql) {
        return catchThrowableOfType(Refused.class, () -> read(sql)).code();
    }

    @Test
    void tables_are_found_wherever_they_stand() {
        Question question = read("""
                with 甲 as (select * from 人员 where 编号 in (select 编号 from 乙)), 人员 as (select 1 as x)
                select (select max(c.n) from 丙 c), row_number() over (order by (select 1 from 丁)) as n from 甲 left join (select 2 from 戊) v on exists (select 1 from 己)
                where 1 = 1 union all select 1, 2 from 庚 order by 1
                """);
        assertThat(question.tables()).contains("人员", "乙", "丙", "甲", "戊", "己", "庚");
        assertThat(question.own()).containsExactlyInAnyOrder("甲", "人员");
        assertThat(read("select 1 from \"B\" x, c").tables()).containsExactly("b", "c");
    }

    @Test
    void a_star_means_every_column_and_a_product_or_a_count_does_not() {
        for (String sql : new String[] {"select * from t", "select t.* from t", "select a, * from t", "select distinct * from t", "select count(*), * from t", "select * exclude (a) from t", "select t from t", "select x from t x",
            "select count(distinct x) from t x", "select a from (select * from t) y"}) {
            assertThat(read(sql).all()).as(sql).isTrue();
        }
        for (String sql : new String[] {"select count(*) from t", "select a * b from t", "select (a) * 2, 3 * (b) from t", "select sum(a * b) from t", "select a from t where count(*) > 1", "select '*, x' from t"}) {
            assertThat(read(sql).all()).as(sql).isFalse();
        }
    }

    @Test
    void what_runs_is_what_was_understood() {
        assertThat(read("select a -- , b\n/* c */ from t").sql()).isEqualTo("SELECT a FROM t");
        assertThat(read("select 'it''s', \"A\"\"b\" from t").sql()).isEqualTo("SELECT 'it''s', \"A\"\"b\" FROM t");
        assertThat(read("select lower(a), date_trunc('month', d)::date, extract(year from d), substring(a from 1 for 2), cast(a as decimal(10, 2)) from t where d > date '2026-01-01' and a in ('x') and not (b is null)").names())
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
        assertThat(refused("select a from x.t")).isEqualTo("analysis-unknown-table");
        assertThat(refused("select a from 'x.csv'")).isEqualTo("analysis-unknown-table");
    }

    private static String doubling(int times, String body) {
        StringBuilder sql = new StringBuilder("with w0 as (select * from t)");
        for (int i = 1; i <= times; i++) {
            sql.append(", w").append(i).append(" as (").append(body.replace("{}", "w" + (i - 1))).append(")");
        }
        return sql + " select count(*) from w" + times;
    }

    private String tooMuch(String sql) {
        Refused refused = catchThrowableOfType(Refused.class, () -> read(sql));
        return refused.code() + " " + refused.properties().get("what");
    }

    @Test
    void columns_are_counted_through_the_statement() {
        assertThat(read(doubling(6, "select *, * from {}")).all()).isTrue();
        assertThat(tooMuch(doubling(7, "select *, * from {}"))).isEqualTo("analysis-too-complex columns");
        assertThat(tooMuch(doubling(60, "select {}.*, {}.* from {}"))).isEqualTo("analysis-too-complex columns");
        assertThat(tooMuch(doubling(20, "select * from (select *, * from {}) x"))).isEqualTo("analysis-too-complex columns");
        assertThat(tooMuch(doubling(20, "select * from {} union all (select *, * from {})"))).startsWith("analysis-too-complex");
        assertThat(tooMuch("select 1 from t where exists (" + doubling(20, "select *, * from {}") + ")")).isEqualTo("analysis-too-complex columns");
        assertThat(tooMuch("select * from (select *, *, *, *, *, *, *, *, *, * from t) x, (select *, *, *, *, *, *, *, *, *, *, * from t) y where 1 = (select count(*) from (select *, *, *, * from (select *, *, *, *, *, *, *, *, *, *, * from t) z, "
                + "(select *, *, *, *, *, *, *, *, *, *, *, *, *, *, *, *, *, *, *, *, *, * from t)) w)")).isEqualTo("analysis-too-complex columns");
        StringBuilder shadowed = new StringBuilder("select * from t");
        for (int i = 0; i < 20; i++) {
            shadowed.insert(0, "with t as (select *, * from t) select * from (").append(")");
        }
        assertThat(tooMuch(shadowed.toString())).isEqualTo("analysis-too-complex columns");
        assertThat(refused("select x.r.* from (select t as r from t) x")).isEqualTo("analysis-unknown-table");
        assertThat(refused("select r.* from (select t as r from t) x")).isEqualTo("analysis-unknown-table");
    }

    @Test
    void tables_are_counted_through_the_statement() {
        assertThat(read(doubling(5, "select a.x from {} a join {} b on a.x = b.x")).tables()).contains("t");
        assertThat(tooMuch(doubling(6, "select a.x from {} a join {} b on a.x = b.x"))).isEqualTo("analysis-too-complex from");
        assertThat(tooMuch(doubling(60, "select 1 from {} where 1 in (select 2 from {})"))).isEqualTo("analysis-too-complex from");
        assertThat(tooMuch("select 1 from t" + ", t".repeat(50))).isEqualTo("analysis-too-complex from");
        assertThat(tooMuch("select (" + doubling(30, "select 1 from {} union all select 1 from {}") + ") from t")).isEqualTo("analysis-too-complex from");
    }

    @Test
    void brackets_count_when_they_open() {
        for (String open : new String[] {"(", "(".repeat(20) + "[".repeat(21), "(')')".repeat(1) + "(".repeat(41), "/* ) */" + "(".repeat(41), "lower(".repeat(41)}) {
            assertThat(tooMuch("select " + open.repeat(open.length() == 1 ? 41 : 1) + " from t")).as(open).isEqualTo("analysis-too-complex nesting");
        }
        assertThat(tooMuch("(".repeat(20_000))).isEqualTo("analysis-too-complex nesting");
        assertThat(read("select '" + "(".repeat(100) + "' from t").tables()).containsExactly("t");
    }

    @Test
    void queries_in_each_other_are_looked_at_once() {
        StringBuilder nested = new StringBuilder("select 1 as x from t");
        for (int i = 0; i < 38; i++) {
            nested.insert(0, "with w" + i + " as (").append(") select x from w").append(i);
        }
        assertThat(read(nested.toString()).tables()).contains("t", "w37");
    }

    @Test
    void a_query_where_the_reader_does_not_look_is_refused() {
        for (String sql : new String[] {"select sum(a) over (partition by (select 1 from x)) from t", "select max(a order by (select 1 from x)) from t", "select * replace ((select 1 from x) as a) from t", "select a[(select 1 from x)] from t"}) {
            assertThat(refused(sql)).as(sql).isEqualTo("analysis-not-understood");
        }
    }

    @Test
    void values_of_many_rows_are_not_made_one() {
        assertThat(refused("select string_agg(a, ',') from t")).isEqualTo("analysis-function");
        assertThat(refused("select list(a) from t")).isEqualTo("analysis-function");
        assertThat(refused("select array(select a from t) from t")).isEqualTo("analysis-function");
        assertThat(refused("select max(a, 100) from t")).isEqualTo("analysis-function");
        assertThat(refused("select max(lower(coalesce(a, b)), 1 + 2) over () from t")).isEqualTo("analysis-function");
        assertThat(refused("select quantile_cont(a, cast('[0.1, 0.2]' as double[])) from t")).isEqualTo("analysis-function");
        assertThat(refused("with recursive r as (select 1 as n from t union all select n + 1 from r) select * from r")).isEqualTo("analysis-word");
        assertThat(read("select max(coalesce(a, b)), quantile_cont(a, 0.5), percentile_cont(0.5) within group (order by a), max(substring(a from 1 for 2)) from t").tables()).containsExactly("t");
    }

    @Test
    void what_is_no_statement_is_refused_and_never_an_error() {
        String[] words = {"select", "with", "x", "as", "(", ")", "from", "t", "*", ",", "'a'", "1", "union", "where", ";", "case", "[", "\"", "--", "values", "over", "."};
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            String sql = "select " + random.ints(random.nextInt(12), 0, words.length).mapToObj(word -> words[word]).collect(Collectors.joining(" "));
            try {
                read(sql);
            } catch (Refused refused) {
                assertThat(refused.code()).as(sql).startsWith("analysis-");
            }
        }
        assertThat(catchThrowable(() -> read("select 1" + "+1".repeat(9_900) + " from t"))).isNotInstanceOf(Error.class);
    }

    @Test
    void a_statement_is_not_read_in_a_transaction() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatIllegalStateException().isThrownBy(() -> read("select a from t"));
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }

    @Test
    void what_takes_too_long_to_read_is_refused_and_gives_its_turn_back() {
        QuestionReader hasty = new QuestionReader(new QuestionRules(Set.of(), Map.of(), Set.of(), new StatementBounds(1_000, 50, 40, 1, 1)));
        String wide = "select a" + ", case when a = 1 then b else c end".repeat(500) + " from t";
        for (int i = 0; i < 3; i++) {
            Refused refused = catchThrowableOfType(Refused.class, () -> hasty.read(wide, _ -> 1));
            assertThat(refused.code() + " " + refused.properties().get("what")).isEqualTo("analysis-too-complex millis");
        }
    }

    @Test
    void only_so_many_are_read_at_one_time() {
        QuestionReader full = new QuestionReader(new QuestionRules(Set.of(), Map.of(), Set.of(), new StatementBounds(1_000, 50, 40, 1, 0)));
        assertThat(catchThrowableOfType(Refused.class, () -> full.read("select a from t", _ -> 1)).code()).isEqualTo("analysis-busy");
    }
}
