package luoshu.data.profiles;

import static luoshu.data.profiles.ProfileWorld.column;
import static luoshu.data.profiles.ProfileWorld.draft;
import static luoshu.testing.Actors.citizen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyKind;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From tables of two organs to the profile of a person, over HTTP and against real databases. */
@ServerTest
class ProfilesTest {

    private static final String LOOK = "/api/work/profiles/look";
    private static final String FEEDS = "/api/work/library-feeds/";
    private static ProfileWorld organs;

    @Autowired JdbcClient jdbc;
    @Autowired Parties parties;
    @Autowired Access access;
    @Autowired CaseWorld cases;

    @BeforeAll
    static void databases(@Autowired ApplicationContext context) {
        organs = new ProfileWorld(context, "profile_sources");
    }

    @AfterAll
    static void close() {
        organs.close();
    }

    private static String number(int day, int sequence) {
        return CitizenId.compose("411523", LocalDate.of(1950, 1, 1).plusDays(day), sequence).value();
    }

    private Actor.Applicant person(String name, String number) {
        return citizen(access.asPlatform("test", () -> parties.registerAtWindow(name, new CitizenId(number), null)).partyId(), name, 4);
    }

    private JsonNode own(Actor person) throws Exception {
        return organs.read(organs.seen(person, "/api/portal/profile")).path("profile");
    }

    private static JsonNode field(JsonNode profile, String library, String field) {
        return profile.path("libraries").valueStream().filter(one -> one.path("library").asString().equals(library)).flatMap(one -> one.path("entries").valueStream()).flatMap(one -> one.path("fields").valueStream())
                .filter(one -> one.path("field").asString().equals(field)).findFirst().orElseThrow(() -> new AssertionError(library + "." + field + " is not in " + profile));
    }

    private static List<Map<String, Object>> population(boolean authoritative) {
        return List.of(column("zjhm", "citizen-number", authoritative), column("xm", "person-name", authoritative), column("csrq", "birth-date", false), column("hjdz", "household-address", authoritative),
                Map.of("column", "mz", "field", "ethnic-group", "authoritative", false, "codes", List.of(Map.of("code", "01", "means", "汉族"), Map.of("code", "03", "means", "回族"))));
    }

    @Test
    void rows_become_profiles_and_what_is_wrong_is_said() throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 1_203; i++) {
            rows.append(i == 0 ? "" : ",").append("(").append(i).append(",'").append(number(i, 11)).append("','赵").append((char) ('一' + i % 700)).append("强','").append(i == 5 ? "1990-13-45" : LocalDate.of(1950, 1, 1).plusDays(i))
                    .append("','河南省信阳市新县新集镇向阳路").append(i).append("号','").append(i == 9 ? "99" : "01").append("')");
        }
        organs.run("create table resident (id bigint primary key, zjhm text, xm text, csrq text, hjdz text, mz text); insert into resident values " + rows + "; insert into resident values (5000, null, ' ', null, null, null)");
        Actor.Official editor = organs.editor("education");
        String feed = organs.feed(editor, draft("population", "PERSON", organs.source(editor), "resident", population(false)));
        JsonNode run = organs.collect(editor, feed);
        assertThat(run.path("rows").asInt()).isEqualTo(1_204);
        assertThat(run.path("created").asInt() + run.path("review").asInt()).isEqualTo(1_203);
        assertThat(organs.read(organs.seen(editor, FEEDS + feed + "/runs/" + run.path("id").asString())).valueStream().map(one -> one.path("column").asString() + " " + one.path("code").asString()).toList())
                .containsExactlyInAnyOrder("csrq not-a-date", "mz unknown-code", " nobody-named");
        assertThat(organs.collect(editor, feed).path("unchanged").asInt()).isEqualTo(1_204);
        organs.run("update resident set hjdz = '河南省信阳市新县新集镇红旗路1号' where id = 7; delete from resident where id = 8");
        JsonNode third = organs.collect(editor, feed);
        assertThat(third.path("gone").asInt()).isEqualTo(1);
        Actor.Applicant changed = person("赵七强", number(7, 11));
        JsonNode address = field(own(changed), "population", "household-address").path("value");
        assertThat(address.path("value").asString()).endsWith("红旗路1号");
        assertThat(address.path("batch").asInt()).isEqualTo(3);
        assertThat(field(own(changed), "population", "ethnic-group").path("value").path("value").asString()).isEqualTo("汉族");
        assertThat(field(own(changed), "population", "ethnic-group").path("value").path("batch").asInt()).as("as it was").isEqualTo(1);
        assertThat(address.path("ref").asString()).matches("population/household-address/[0-9a-f-]{36}");
        assertThat(own(person("赵八强", number(8, 11))).path("libraries").isEmpty()).as("gone from the source").isTrue();
        String sealed = jdbc.sql("select count(*) from profiles.record r, profiles.raw_row w where strpos(encode(r.content, 'escape') || encode(w.content, 'escape'), :number) > 0").param("number", number(7, 11)).query(String.class)
                .single();
        assertThat(sealed).isEqualTo("0");
        organs.seen(editor, "/api/work/libraries").andExpect(status().isOk()).andExpect(jsonPath("$[0].code").value("population"));
    }

    @Test
    void who_comes_without_a_number_is_found_or_a_person_decides_once() throws Exception {
        String wang = number(9_000, 21);
        String sun = number(9_500, 33);
        organs.run("""
                create table household (id bigint primary key, zjhm text, xm text, csrq date, hjdz text, mz text);
                insert into household values (1, '%s', '王晓峰', '%s', '河南省信阳市新县新集镇向阳路16号', '01'), (2, '%s', '孙丽华', '%s', '河南省信阳市新县新集镇红旗路20号', '03');
                create table insured (id bigint primary key, name text, birth text, addr text, status text);
                insert into insured values (1, '王晓峯', '%s', '新县新集镇向阳路16号', '正常参保'), (2, '孙 丽華', '%s', null, '暂停参保');
                """.formatted(wang, new CitizenId(wang).birthDate(), sun, new CitizenId(sun).birthDate(), new CitizenId(wang).birthDate().toString().replace("-", ""), new CitizenId(sun).birthDate()));
        Actor.Official household = organs.editor("civil-affairs");
        Actor.Official insurance = organs.editor("human-resources");
        organs.collect(household, organs.feed(household, draft("population", "PERSON", organs.source(household), "household", population(true))));
        String insured = organs.feed(insurance, draft("population", "PERSON", organs.source(insurance), "insured",
                List.of(column("name", "person-name", false), column("birth", "birth-date", false), column("addr", "residence-address", false), column("status", "insured-status", true))));
        JsonNode run = organs.collect(insurance, insured);
        assertThat(run.path("matched").asInt()).isEqualTo(1);
        assertThat(run.path("review").asInt()).isEqualTo(1);

        JsonNode found = own(person("王晓峰", wang));
        assertThat(field(found, "population", "insured-status").path("value").path("value").asString()).isEqualTo("正常参保");
        assertThat(field(found, "population", "insured-status").path("value").path("placed").asString()).isEqualTo("MATCH");
        JsonNode name = field(found, "population", "person-name");
        assertThat(name.path("value").path("authoritative").asBoolean()).isTrue();
        assertThat(name.path("value").path("value").asString()).isEqualTo("王晓峰");
        assertThat(name.path("others").get(0).path("value").asString()).isEqualTo("王晓峯");
        assertThat(name.path("disagree").asBoolean()).as("another writing").isFalse();

        Actor.Official reviewer = organs.with(insurance, "profile.review");
        JsonNode pairs = organs.read(organs.seen(reviewer, "/api/work/match-reviews"));
        String pair = pairs.path("items").get(0).path("id").asString();
        assertThat(pairs.path("items").get(0).path("name").asString()).startsWith("孙").doesNotContain("丽");
        JsonNode view = organs.read(organs.seen(reviewer, "/api/work/match-reviews/" + pair));
        assertThat(view.toString()).contains("孙丽华").doesNotContain(sun);
        assertThat(view.path("comparison").path("fields").valueStream().map(one -> one.path("field").asString() + " " + one.path("level").asString()).toList()).contains("NAME SAME", "DATE SAME", "ADDRESS MISSING", "NUMBER MISSING");

        Actor.Applicant li = person("孙丽华", sun);
        assertThat(own(li).toString()).doesNotContain("暂停参保");
        String path = "/api/work/match-reviews/" + pair;
        organs.send(reviewer, post(path + "/decide").header("If-Match", "\"1\""), Map.of("answer", "SAME", "reason", " ")).andExpect(status().isUnprocessableContent());
        organs.send(reviewer, post(path + "/decide").header("If-Match", "\"1\""), Map.of("answer", "SAME", "reason", "电话核实，是同一人")).andExpect(status().isOk()).andExpect(jsonPath("$.splittable").value(true));
        assertThat(own(li).toString()).contains("暂停参保");
        organs.send(reviewer, post(path + "/decide").header("If-Match", "\"2\""), Map.of("answer", "DIFFERENT", "reason", "再想想")).andExpect(status().isConflict());

        organs.run("update insured set status = '终止参保', birth = birth || ' ' where id = 2");
        assertThat(organs.collect(insurance, insured).path("review").asInt()).isZero();
        assertThat(own(li).toString()).contains("终止参保");
        organs.send(reviewer, post(path + "/split").header("If-Match", "\"2\""), Map.of("reason", "本人来说不是他")).andExpect(status().isOk()).andExpect(jsonPath("$.state").value("DIFFERENT"))
                .andExpect(jsonPath("$.acts[*].act", hasItem("SPLIT")));
        assertThat(own(li).toString()).doesNotContain("终止参保");
        organs.run("update insured set name = '孙丽华' where id = 2");
        JsonNode again = organs.collect(insurance, insured);
        assertThat(again.path("review").asInt() + again.path("matched").asInt()).as("never asked twice").isZero();
        assertThat(own(li).toString()).doesNotContain("终止参保");
        assertThat(jdbc.sql("select count(*) from profiles.pair p where p.id <> :id::uuid and (p.one in (select one from profiles.pair where id = :id::uuid) or p.other in (select other from profiles.pair where id = :id::uuid))")
                .param("id", pair).query(Integer.class).single()).isZero();
    }

    @Test
    void a_look_takes_a_case_and_a_purpose_and_is_shown_to_the_person() throws Exception {
        String number = number(12_000, 57);
        organs.run("create table watched (id bigint primary key, zjhm text, xm text); insert into watched values (1, '%s', '周看看')".formatted(number));
        Actor.Official editor = organs.editor("water");
        organs.collect(editor, organs.feed(editor, draft("population", "PERSON", organs.source(editor), "watched", List.of(column("zjhm", "citizen-number", false), column("xm", "person-name", false)))));
        String kase = cases.foodCase(CaseWorld.citizen()).path("number").asString();
        Actor.Official examiner = CaseWorld.official(cases.matter("food-business-licence"), "profile.read", "case.read");
        Map<String, Object> question = Map.of("kind", "PERSON", "number", number, "caseNumber", kase, "purpose", "核对申请人身份");
        organs.send(examiner, post(LOOK), question).andExpect(status().isOk()).andExpect(jsonPath("$.profile.name").value("周看看"));
        Actor.Applicant person = person("周看看", number);
        organs.seen(person, "/api/portal/profile/looks").andExpect(status().isOk()).andExpect(jsonPath("$.items[0].purpose").value("核对申请人身份")).andExpect(jsonPath("$.items[0].caseNumber").value(kase));
        assertThat(jdbc.sql("select count(*) from audit.entry a where a.action = 'profile.look' and a.case_number = :number").param("number", kase).query(Integer.class).single()).isEqualTo(1);
        organs.send(organs.with(editor, "profile.read"), post(LOOK), question).andExpect(status().isNotFound());
        organs.send(editor, post(LOOK), question).andExpect(status().isForbidden());
        organs.send(examiner, post(LOOK), Map.of("kind", "PERSON", "number", "12", "caseNumber", kase, "purpose", "核对申请人身份")).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].pointer").value("/number"));
        organs.send(examiner, post(LOOK), Map.of("kind", "PERSON", "number", number(12_001, 58), "caseNumber", kase, "purpose", "核对申请人身份")).andExpect(status().isOk()).andExpect(jsonPath("$.profile").doesNotExist());
        organs.seen(person("吴别人", number(12_005, 3)), "/api/portal/profile/looks").andExpect(status().isOk()).andExpect(jsonPath("$.total").value(0));
    }

    @Test
    void enterprises_have_entries_of_several_libraries() throws Exception {
        String code = CreditCode.compose("91", "411523", "X9AB0001").value();
        organs.run("""
                create table company (id bigint primary key, dm text, mc text, fr text, zs text);
                insert into company values (1, '%s', '新县鑫源山茶油有限公司', '钱进', '新县新集镇京九路5号');
                create table punished (id bigint primary key, dm text, mc text, nr text, rq date);
                insert into punished values (1, '%s', '新县鑫源山茶油有限责任公司', '未按期公示年报', '2025-07-01'), (2, '%s', '新县鑫源山茶油有限公司', '警告', '2026-01-09');
                """.formatted(code, code, code.substring(8, 17)));
        Actor.Official editor = organs.editor("transport");
        String source = organs.source(editor);
        organs.collect(editor, organs.feed(editor, draft("legal-persons", "ENTERPRISE", source, "company", List.of(column("dm", "credit-code", true), column("mc", "entity-name", true), column("fr", "legal-representative", true),
                column("zs", "entity-address", true)))));
        JsonNode run = organs.collect(editor, organs.feed(editor, draft("credit", "ENTERPRISE", source, "punished", List.of(column("dm", "subject-number", false), column("mc", "subject-name", false), column("nr", "content", true),
                column("rq", "decided-on", true)))));
        assertThat(run.path("numbered").asInt()).isEqualTo(1);
        assertThat(run.path("matched").asInt()).as("by the organisation code within").isEqualTo(1);
        UUID representative = UUID.randomUUID();
        UUID enterprise = access.asPlatform("test", () -> parties.registerAtWindow("新县鑫源山茶油有限公司", new CreditCode(code), PartyKind.ENTERPRISE)).partyId();
        Actor.Applicant head = new Actor.Applicant(UUID.randomUUID(), representative, "钱进", 4, Actor.CapacityKind.LEGAL_REPRESENTATIVE, enterprise, "新县鑫源山茶油有限公司", null, List.of());
        JsonNode profile = own(head);
        assertThat(profile.path("libraries").valueStream().map(one -> one.path("library").asString() + " " + one.path("entries").size()).toList()).containsExactly("legal-persons 1", "credit 2");
        Actor.Applicant handler = new Actor.Applicant(UUID.randomUUID(), representative, "钱进", 4, Actor.CapacityKind.HANDLER, enterprise, "新县鑫源山茶油有限公司", UUID.randomUUID(), List.of());
        organs.seen(handler, "/api/portal/profile").andExpect(status().isOk()).andExpect(jsonPath("$.profile").doesNotExist());
    }

    @Test
    void a_feed_is_checked_belongs_to_its_organ_and_one_source_comes_first() throws Exception {
        organs.run("create table small (id bigint primary key, zjhm text, xm text, remark text)");
        Actor.Official editor = organs.editor("health");
        Actor.Official other = organs.editor("ecology");
        String source = organs.source(editor);
        organs.send(editor, post("/api/work/library-feeds"), Map.of("library", "population", "subject", "ENTERPRISE", "source", source, "table", "small", "key", "remark", "columns",
                List.of(column("nowhere", "person-name", false), column("xm", "no-such", false)))).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[*].code", hasItem("subject-not-in-library")))
                .andExpect(jsonPath("$.errors[*].code", hasItem("key-not-unique"))).andExpect(jsonPath("$.errors[*].code", hasItem("source-column-unknown"))).andExpect(jsonPath("$.errors[*].code", hasItem("library-field-unknown")));
        organs.send(editor, post("/api/work/library-feeds"), draft("certificates", "PERSON", source, "small", population(false))).andExpect(status().isUnprocessableContent());
        List<Map<String, Object>> first = List.of(column("zjhm", "citizen-number", false), column("remark", "education-level", true));
        String feed = organs.feed(editor, draft("population", "PERSON", source, "small", first));
        organs.send(editor, post("/api/work/library-feeds"), draft("population", "PERSON", source, "small", first)).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].code").value("authority-taken"));
        for (String path : List.of("", "/runs", "/runs/" + UUID.randomUUID())) {
            organs.seen(other, FEEDS + feed + path).andExpect(status().isNotFound());
        }
        organs.send(other, post(FEEDS + feed + "/runs"), Map.of()).andExpect(status().isNotFound());
        organs.send(other, post(FEEDS + feed + "/remove").header("If-Match", "\"1\""), Map.of()).andExpect(status().isNotFound());
        organs.send(editor, put(FEEDS + feed).header("If-Match", "\"1\""), draft("population", "PERSON", source, "small", population(false).subList(0, 2))).andExpect(status().isOk()).andExpect(jsonPath("$.version").value(2));
        organs.send(editor, put(FEEDS + feed).header("If-Match", "\"1\""), draft("population", "PERSON", source, "small", population(false).subList(0, 2))).andExpect(status().isPreconditionFailed());
        organs.send(editor, post(FEEDS + feed + "/remove").header("If-Match", "\"2\""), Map.of()).andExpect(status().isOk());
        organs.seen(editor, FEEDS + feed).andExpect(status().isNotFound());
        organs.seen(organs.with(editor, "source.manage"), "/api/work/libraries").andExpect(status().isForbidden());
        organs.seen(citizen(UUID.randomUUID(), "张伟", 3), "/api/work/match-reviews").andExpect(status().isUnauthorized());
    }
}
