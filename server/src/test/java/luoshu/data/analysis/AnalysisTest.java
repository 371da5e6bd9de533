package luoshu.data.analysis;

import static luoshu.data.contracts.SharedResources.of;
import static luoshu.testing.Actors.citizen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import luoshu.data.catalog.ResourceView;
import luoshu.data.catalog.ShareMode;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractTerms;
import luoshu.data.contracts.Contracts;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions over HTTP about a table of another organ on a real server: what a contract gives, and nothing else. */
@ServerTest
class AnalysisTest {

    @Autowired ApplicationContext context;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;
    @Autowired Access access;
    @Autowired Contracts contracts;
    private AnalysisWorld world;
    private ResourceView entry;
    private Actor.Official analyst;
    private String table;

    @BeforeEach
    void insured() throws Exception {
        world = new AnalysisWorld(context);
        entry = world.entry("参保人员 " + UUID.randomUUID());
        analyst = world.analyst();
        table = String.valueOf(entry.content().name()).replaceAll("[ -]", "_");
    }

    private static List<List<String>> rows(JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        answer.path("rows").forEach(row -> rows.add(row.valueStream().map(cell -> cell.isNull() ? null : cell.asString()).toList()));
        return rows;
    }

    private JsonNode told(String sql) throws Exception {
        return world.read(world.ask(analyst, sql.replace("{t}", table)));
    }

    @Test
    void what_is_given_is_listed_and_asked_and_is_on_record() throws Exception {
        Contract contract = world.given(entry);
        JsonNode shown = world.read(world.seen(analyst, "/api/work/analysis/tables")).valueStream().filter(one -> contract.number().equals(one.path("contract").asString(null))).findFirst().orElseThrow();
        assertThat(shown.path("name").asString()).isEqualTo(table);
        assertThat(shown.has("problem")).isFalse();
        assertThat(shown.path("only").path("column").asString() + shown.path("only").path("prefix").asString()).isEqualTo("区划411525");
        assertThat(shown.path("columns").valueStream().map(one -> one.path("name").asString() + " " + one.path("type").asString() + " " + one.path("masking").asString()).toList())
                .containsExactly("姓名 TEXT NAME", "证件号 TEXT HASHED", "手机 TEXT MOBILE", "参保状态 NUMBER PLAIN", "区划 TEXT PLAIN");
        JsonNode answer = told("select 参保状态, count(*) as 人数, avg(参保状态) as 平均 from {t} group by 参保状态 order by 参保状态");
        assertThat(rows(answer)).containsExactly(List.of("0", "50", "0"), List.of("1", "50", "1"), List.of("2", "50", "2"));
        assertThat(answer.path("columns").valueStream().map(one -> one.path("name").asString() + " " + one.path("type").asString()).toList()).containsExactly("参保状态 NUMBER", "人数 NUMBER", "平均 NUMBER");
        assertThat(answer.path("contracts").valueStream().map(JsonNode::asString).toList()).containsExactly(contract.number());
        assertThat(answer.path("number").asString()).matches("FX20260420[0-9]{6,}");
        Map<String, Object> use = jdbc.sql("select state, rows, personal, encode(digest, 'hex') as digest, purpose, statement from analysis.use where number = :n").param("n", answer.path("number").asString()).query().singleRow();
        assertThat(use).containsEntry("state", "DONE").containsEntry("rows", 3).containsEntry("personal", 0).containsEntry("digest", answer.path("digest").asString()).containsEntry("purpose", "核对参保情况");
        Map<String, Object> used = jdbc.sql("select t.contract, t.rows, array_to_string(t.fields, ',') as fields from analysis.used t join analysis.use u on u.id = t.use where u.number = :n").param("n", answer.path("number").asString())
                .query().singleRow();
        assertThat(used).containsEntry("contract", contract.number()).containsEntry("rows", 150L).containsEntry("fields", "ZT");
        assertThat(jdbc.sql("select count(*) from audit.entry where object = :o").param("o", "analysis:" + answer.path("number").asString()).query(Integer.class).single()).isEqualTo(2);
        world.seen(analyst, "/api/work/analysis/questions").andExpect(jsonPath("$.items[0].number").value(answer.path("number").asString())).andExpect(jsonPath("$.items[0].sql", containsString("group by")));
    }

    @Test
    void only_rows_and_columns_of_the_contract_are_there_and_masked_before_the_engine_sees_them() throws Exception {
        world.given(entry);
        JsonNode all = told("select * from {t}");
        assertThat(all.path("columns").valueStream().map(one -> one.path("name").asString()).toList()).containsExactly("姓名", "证件号", "手机", "参保状态", "区划");
        assertThat(rows(all)).hasSize(150).allMatch(row -> row.get(4).startsWith("411525") && row.get(0).matches("王\\*+") && row.get(1).matches("[0-9a-f]{64}") && row.get(2).matches("138\\*{4}[0-9]{4}"));
        assertThat(rows(told("select count(*) from {t} where 姓名 = '王7' or 姓名 like '王1%' or 手机 like '1380000%' or 证件号 like '4115%'"))).containsExactly(List.of("0"));
        Set<String> ordered = new HashSet<>();
        rows(told("select 姓名 from {t} order by 姓名 desc")).forEach(row -> ordered.add(row.getFirst()));
        assertThat(ordered).containsExactlyInAnyOrder("王*", "王**", "王***");
        assertThat(rows(told("with {t} as (select * from {t}) select count(distinct 证件号) from {t}"))).containsExactly(List.of("150"));
        assertThat(rows(told("select (select max(区划) from \"{t}\" x) from {t} limit 1"))).containsExactly(List.of("411525000000"));
        assertThat(rows(told("select count(*) from {t}"))).containsExactly(List.of("150"));
        assertThat(told("select count(*) from {t}").path("truncated").asBoolean()).isFalse();
        assertThat(rows(told("select t from {t} t limit 1")).getFirst().getFirst()).contains("姓名", "区划").doesNotContain("信阳");
    }

    private static final String BEYOND = """
            select 住址 from {t} | analysis-unknown-column
            select DZ from {t} | analysis-unknown-column
            select nbbh from {t} | analysis-unknown-column
            select x.住址 from {t} x | analysis-unknown-column
            select * from secret | analysis-unknown-table
            select * from public.insured | analysis-unknown-table
            select * from "{t}".insured | analysis-unknown-table
            select * from insured | analysis-unknown-table
            select * from {t} where 1 in (select 1 from secret) | analysis-unknown-table
            select 1 from {t} order by (select word from secret) | analysis-unknown-table
            select * from information_schema.tables | analysis-unknown-table
            select * from duckdb_tables | analysis-unknown-table
            select * from sqlite_master | analysis-unknown-table
            with a as (select * from secret) select * from a | analysis-unknown-table
            with secret as (select * from secret) select * from secret, {t} | analysis-not-understood
            select * from duckdb_settings() | analysis-function
            select * from read_csv('/etc/passwd') | analysis-function
            select * from "read_csv"('/etc/passwd') | analysis-function
            select * from {t}, read_text('/etc/passwd') | analysis-function
            select getenv('HOME') from {t} | analysis-function
            select current_setting('temp_directory') from {t} | analysis-function
            select * from '/etc/passwd' | analysis-unknown-table
            select * from "/etc/passwd.csv" | analysis-unknown-table
            select * from 'http://127.0.0.1/x.parquet' | analysis-unknown-table
            select query('select 1') from {t} | analysis-function
            select * from query_table('{t}') | analysis-function
            copy {t} to '/tmp/x.csv' | analysis-not-a-select
            attach '/tmp/x.db' as y | analysis-not-a-select
            pragma database_list | analysis-not-a-select
            create macro f() as 1 | analysis-not-a-select
            set memory_limit = '9GB' | analysis-not-a-select
            install httpfs | analysis-not-a-select
            delete from {t} | analysis-not-a-select
            explain select 1 from {t} | analysis-not-a-select
            select 1 from {t}; drop table {t} | analysis-several-statements
            select 参保状态 into x from {t} | analysis-word
            select * from {t} natural join {t} y | analysis-word
            select 1 from {t} where a = $$x$$ | analysis-word
            select 姓名 + from {t} | analysis-not-understood
            select sum(姓名) from {t} | analysis-not-understood
            select 参保状态, count(*) from {t} | analysis-not-understood
            select 1 | analysis-unknown-table
            select string_agg(姓名, ',') from {t} | analysis-function
            select listagg(姓名) from {t} | analysis-function
            select max(姓名, 100) from {t} | analysis-function
            with recursive r as (select 1 as n from {t} union all select n + 1 from r) select * from r | analysis-word
            with a as (select *, * from {t}), b as (select *, *, *, * from a), c as (select *, *, *, * from b), d as (select *, *, *, *, *, *, *, * from c) select 1 from d | analysis-too-complex
            with a as (select 1 from {t} x, {t} y, {t} z), b as (select 1 from a x, a y, a z), c as (select 1 from b x, b y, b z), d as (select 1 from c x, c y) select 1 from d | analysis-too-complex
            """;

    @Test
    void what_reaches_for_more_is_refused_precisely() throws Exception {
        world.given(entry);
        List<String> expected = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (String line : BEYOND.lines().toList()) {
            String sql = line.substring(0, line.lastIndexOf(" | ")).replace("{t}", table);
            expected.add(sql + line.substring(line.lastIndexOf(" | ")));
            MockHttpServletResponse answer = world.ask(analyst, sql).andReturn().getResponse();
            refused.add(sql + " | " + json.readTree(answer.getContentAsString(StandardCharsets.UTF_8)).path("code").asString(""));
        }
        assertThat(refused).isEqualTo(expected);
        assertThat(jdbc.sql("select code from analysis.use where subject = :s and state = 'REFUSED' order by number").param("s", analyst.subject()).query(String.class).list())
                .isEqualTo(expected.stream().map(line -> line.substring(line.lastIndexOf(" | ") + 3)).toList());
    }

    @Test
    void a_contract_that_is_suspended_or_ended_refuses_the_next_question_with_its_number() throws Exception {
        Contract contract = world.given(entry);
        told("select count(*) from {t}");
        access.asPlatform("test", () -> contracts.suspend(contract.number(), 2, "用于约定以外的事项"));
        world.ask(analyst, "select count(*) from " + table).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("analysis-contract")).andExpect(jsonPath("$.contract").value(contract.number()))
                .andExpect(jsonPath("$.state").value("SUSPENDED")).andExpect(jsonPath("$.detail", startsWith(contract.number())));
        access.asPlatform("test", () -> contracts.resume(contract.number(), 3, "已经整改"));
        told("select count(*) from {t}");
        access.asPlatform("test", () -> contracts.end(contract.number(), 4, "业务停办"));
        world.ask(analyst, "select count(*) from " + table).andExpect(jsonPath("$.code").value("analysis-contract")).andExpect(jsonPath("$.state").value("ENDED"));
    }

    @Test
    void who_has_no_contract_about_the_table_has_no_table() throws Exception {
        world.given(entry, world.terms(ShareMode.API, null, 100, 100, List.of()));
        world.ask(analyst, "select count(*) from " + table).andExpect(jsonPath("$.code").value("analysis-unknown-table"));
        Contract contract = world.given(entry);
        Actor.Official stranger = of(world.resources.organ("education"), "analysis.use");
        world.seen(stranger, "/api/work/analysis/tables").andExpect(status().isOk()).andExpect(jsonPath("$[*].contract", not(hasItem(contract.number()))));
        world.ask(stranger, "select count(*) from " + table).andExpect(jsonPath("$.code").value("analysis-unknown-table"));
        world.seen(of(world.asker, "contract.read"), "/api/work/analysis/tables").andExpect(status().isForbidden());
        world.ask(of(world.asker, "contract.read"), "select 1").andExpect(status().isForbidden());
        world.seen(citizen(UUID.randomUUID(), "张伟", 3), "/api/work/analysis/tables").andExpect(status().isUnauthorized());
        Actor.Official owner = of(world.provider, "analysis.use");
        assertThat(rows(world.read(world.ask(owner, "select max(姓名), count(*), max(住址) from " + table)))).containsExactly(List.of("王99", "200", "信阳市潢川县9号"));
    }

    @Test
    void pace_rows_and_matters_of_the_contract_hold() throws Exception {
        Contract contract = world.given(entry, world.terms(ShareMode.TABLE, null, 2, 100, List.of(AnalysisWorld.MATTER)));
        world.ask(analyst, "select 姓名 from " + table).andExpect(jsonPath("$.code").value("analysis-matter")).andExpect(jsonPath("$.matters").value(AnalysisWorld.MATTER));
        for (int i = 0; i < 2; i++) {
            Map<String, Object> question = AnalysisWorld.question("select 姓名 from " + table);
            question.put("matter", AnalysisWorld.MATTER);
            JsonNode answer = world.read(world.send(analyst, "/api/work/analysis/questions", question));
            assertThat(answer.path("rows").size()).isEqualTo(100);
            assertThat(answer.path("truncated").asBoolean()).isTrue();
            assertThat(answer.path("most").asInt()).isEqualTo(100);
        }
        Map<String, Object> third = AnalysisWorld.question("select 姓名 from " + table);
        third.put("matter", AnalysisWorld.MATTER);
        world.send(analyst, "/api/work/analysis/questions", third).andExpect(status().isTooManyRequests()).andExpect(jsonPath("$.code").value("analysis-pace")).andExpect(jsonPath("$.contract").value(contract.number()));
    }

    @Test
    void questions_asked_together_do_not_pass_the_pace_together() throws Exception {
        ContractTerms terms = world.terms(ShareMode.TABLE, null, 2, 100, List.of());
        world.given(entry, terms);
        List<CompletableFuture<String>> asked = new ArrayList<>();
        CountDownLatch go = new CountDownLatch(1);
        for (int i = 0; i < 8; i++) {
            asked.add(CompletableFuture.supplyAsync(() -> {
                try {
                    go.await();
                    MockHttpServletResponse answer = world.ask(analyst, "select count(*) from " + table).andReturn().getResponse();
                    return answer.getStatus() == 200 ? "answered" : json.readTree(answer.getContentAsString(StandardCharsets.UTF_8)).path("code").asString();
                } catch (Exception failed) {
                    throw new IllegalStateException(failed);
                }
            }, Thread::startVirtualThread));
        }
        go.countDown();
        List<String> came = asked.stream().map(CompletableFuture::join).sorted().toList();
        assertThat(came).containsExactly("analysis-pace", "analysis-pace", "analysis-pace", "analysis-pace", "analysis-pace", "analysis-pace", "answered", "answered");
    }

    @Test
    void the_minute_of_a_contract_has_its_bound() throws Exception {
        ContractTerms day = world.terms(ShareMode.TABLE, null, 100, 100, List.of());
        world.given(entry, new ContractTerms(day.purpose(), day.ground(), day.matters(), day.fields(), day.condition(), day.mode(), 1, day.perDay(), day.rows(), day.from(), day.until(), day.cacheSeconds()));
        told("select count(*) from {t}");
        world.ask(analyst, "select count(*) from " + table).andExpect(status().isTooManyRequests()).andExpect(jsonPath("$.code").value("analysis-pace-minute")).andExpect(jsonPath("$.most").value(1));
    }

    private String recorded() {
        return jdbc.sql("select u.state || ' ' || u.code || ' ' || u.rows || ' of ' || coalesce((select sum(t.rows) from analysis.used t where t.use = u.id), 0) from analysis.use u where u.subject = :s order by u.number desc limit 1")
                .param("s", analyst.subject()).query(String.class).single();
    }

    @Test
    void what_fails_after_reading_is_no_refusal_and_what_was_read_is_on_record() throws Exception {
        world.given(entry);
        world.ask(analyst, "select cast(姓名 as integer) from " + table).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.code").value("analysis-conversion")).andExpect(jsonPath("$.detail", not(containsString("王"))));
        assertThat(recorded()).isEqualTo("FAILED analysis-conversion 0 of 150");
        world.ask(analyst, "select 姓名 from nothing").andExpect(status().isUnprocessableContent());
        assertThat(recorded()).isEqualTo("REFUSED analysis-unknown-table 0 of 0");
        StringBuilder huge = new StringBuilder("with w0 as (select 姓名 as a from " + table + ")");
        for (int i = 1; i <= 29; i++) {
            huge.append(", w").append(i).append(" as (select a || a as a from w").append(i - 1).append(")");
        }
        world.ask(analyst, huge + " select max(a) from w29").andExpect(status().isServiceUnavailable()).andExpect(jsonPath("$.code").value("analysis-failed"));
        assertThat(recorded()).isEqualTo("FAILED analysis-failed 0 of 150");
    }

    @Test
    void a_table_that_is_not_as_it_was_read_is_told_so() throws Exception {
        String relation = AnalysisWorld.table();
        ResourceView changing = world.entry(world.provider, "变动人员 " + UUID.randomUUID(), relation);
        world.given(changing);
        String name = String.valueOf(changing.content().name()).replaceAll("[ -]", "_");
        AnalysisWorld.run("alter table " + relation + " alter column zt type text; insert into " + relation + " (xm, zt, qh) values ('王', '正常', '411525000000')");
        world.ask(analyst, "select 参保状态 from " + name).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("analysis-value")).andExpect(jsonPath("$.detail", not(containsString("正常"))));
        assertThat(recorded()).isEqualTo("FAILED analysis-value 0 of 1");
        AnalysisWorld.run("alter table " + relation + " rename to " + relation + "_gone");
        world.ask(analyst, "select 参保状态 from " + name).andExpect(status().isServiceUnavailable()).andExpect(jsonPath("$.code").value("source-unavailable"));
        assertThat(recorded()).isEqualTo("FAILED source-unavailable 0 of 0");
        world.resources.withdraw(changing, world.provider);
        world.ask(analyst, "select 参保状态 from " + name).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("analysis-table"));
        assertThat(recorded()).isEqualTo("REFUSED analysis-table 0 of 0");
    }

    @Test
    void records_are_seen_by_both_sides_each_its_own() throws Exception {
        Contract contract = world.given(entry);
        String number = told("select 姓名 from {t}").path("number").asString();
        world.seen(of(world.asker, "analysis.watch"), "/api/work/analysis/uses?q=" + number).andExpect(jsonPath("$.items[0].sql", containsString("姓名"))).andExpect(jsonPath("$.items[0].tables[0].fields[0]").value("XM"))
                .andExpect(jsonPath("$.items[0].personal").value(1));
        world.seen(of(world.provider, "analysis.watch"), "/api/work/analysis/uses?q=" + number).andExpect(jsonPath("$.total").value(0));
        world.seen(of(world.provider, "analysis.watch"), "/api/work/analysis/uses?role=PROVIDER&q=" + contract.number()).andExpect(jsonPath("$.items[0].number").value(number)).andExpect(jsonPath("$.items[0].sql").doesNotExist())
                .andExpect(jsonPath("$.items[0].tables[0].rows").value(150));
        world.seen(of(world.resources.organ("education"), "analysis.watch"), "/api/work/analysis/uses?q=" + number).andExpect(jsonPath("$.total").value(0));
        world.seen(analyst, "/api/work/analysis/uses").andExpect(status().isForbidden());
    }

    @Test
    void what_runs_is_called_off() throws Exception {
        world.given(entry);
        Map<String, Object> question = AnalysisWorld.question("select count(*) from " + table + " a, " + table + " b, " + table + " c, " + table + " d, " + table + " e where levenshtein(a.姓名 || b.姓名, c.姓名 || d.姓名) > e.参保状态 + 100");
        CompletableFuture<Integer> asked = CompletableFuture.supplyAsync(() -> {
            try {
                return world.send(analyst, "/api/work/analysis/questions", question).andReturn().getResponse().getStatus();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        await().until(() -> jdbc.sql("select count(*) from analysis.used where use = :id and rows > 0").param("id", question.get("id")).query(Integer.class).single() == 1);
        world.send(of(world.asker, "analysis.use"), "/api/work/analysis/questions/" + question.get("id") + "/cancel", Map.of()).andExpect(status().isNotFound());
        world.send(analyst, "/api/work/analysis/questions/" + question.get("id") + "/cancel", Map.of()).andExpect(status().isOk());
        assertThat(asked.get(10, TimeUnit.SECONDS)).isEqualTo(409);
        assertThat(jdbc.sql("select state from analysis.use where id = :id").param("id", question.get("id")).query(String.class).single()).isEqualTo("CANCELLED");
        world.send(analyst, "/api/work/analysis/questions", question).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("analysis-asked"));
    }
}
