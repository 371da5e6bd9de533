package luoshu.data.objections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import luoshu.data.catalog.ShareMode;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractField;
import luoshu.data.contracts.ContractTerms;
import luoshu.data.contracts.Masking;
import luoshu.data.contracts.SharedResources;
import luoshu.data.gateway.AskingSystem;
import luoshu.data.gateway.Environment;
import luoshu.data.gateway.GatewayWorld;
import luoshu.data.gateway.UnreliableProvider;
import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.Parties;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A wrong name at another organ's real service, and everything it went into. */
@ServerTest
class ObjectionsTest {

    private static final String WRONG = "孙一乙商行";
    private static final String RIGHT = "孙亦乙商行";
    private static final String REASON = "营业执照上的字是亦，登记时录错了";

    @Autowired CaseWorld world;
    @Autowired Parties parties;
    @Autowired Organs organs;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired ApplicationContext context;
    private UnreliableProvider server;
    private GatewayWorld shared;
    private Organ provider;
    private PublishedMatter food;
    private Contract contract;
    private CitizenId number;
    private Actor.Applicant applicant;
    private String rule;

    @BeforeEach
    void a_service_a_contract_and_a_rule() {
        jdbc.sql("update prefill.rule set state = 'WITHDRAWN'").update();
        server = new UnreliableProvider();
        answers(WRONG);
        shared = new GatewayWorld(context, server, 1_000);
        provider = shared.resources.organ("human-resources");
        food = world.matter("food-business-licence");
        contract = shared.resources.inUse(shared.entry, organs.get(new OrganCode(food.implementation().organ())), new ContractTerms("食品经营许可申请预填", "《政务数据共享条例》第二十三条", List.of("000131001000"),
                List.of(new ContractField("XM", Masking.PLAIN)), null, ShareMode.API, 600, 10_000, 100, LocalDate.of(2026, 4, 1), LocalDate.of(2026, 12, 31), 0));
        ThreadLocalRandom any = ThreadLocalRandom.current();
        number = CitizenId.compose("411502", LocalDate.of(1950, 1, 1).plusDays(any.nextInt(18_000)), any.nextInt(1, 999));
        applicant = Actors.citizen(parties.registerAtWindow("孙异议", number, null).partyId(), "孙异议", 4);
        Actor.Official drafting = CaseWorld.official(food, "prefill.read", "prefill.edit", "contract.read", "task.handle");
        rule = ok(world.call(drafting, HttpMethod.POST, "/api/work/prefill-rules", Map.of("name", "经营者", "matterCode", food.code(), "contract", contract.number(), "path", "/persons/{id}", "parameters",
                List.of(Map.of("name", "id", "from", "ID_NUMBER")), "fields", List.of(Map.of("field", "XM", "pointer", "/operatorName", "editable", false))), null)).path("id").asString();
        ok(world.call(CaseWorld.official(food, "prefill.read", "prefill.confirm", "task.handle"), HttpMethod.POST, "/api/work/prefill-rules/" + rule + "/confirm", null, 1L));
    }

    @AfterEach
    void close() {
        clock.reset();
        server.close();
    }

    private void answers(String name) {
        server.rows = "{\"data\":{\"list\":[{\"XM\":\"" + name + "\"}]}}";
    }

    private static JsonNode ok(CaseWorld.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private CaseWorld.Answer post(Actor actor, String path, Object body) {
        return world.call(actor, HttpMethod.POST, path, body, null);
    }

    /** An application with the wrong name in it. */
    private String draft() {
        String path = "/api/portal/drafts/" + world.foodDraft(applicant, List.of()).path("id").asString();
        ok(post(applicant, path + "/prefills/" + rule + "/agree", null));
        assertThat(ok(post(applicant, path + "/prefills/" + rule + "/fill", null)).path("state").asString()).isEqualTo("FILLED");
        return path;
    }

    private String handedIn() {
        return ok(post(applicant, draft() + "/submit", Map.of("signedName", applicant.name()))).path("number").asString();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Map<String, Object> objection(String origin, String ref, String field) {
        return Map.of("origin", origin, "ref", ref, "field", field, "stated", "", "proposed", RIGHT, "reason", REASON);
    }

    private JsonNode raised(String draft) {
        return ok(post(applicant, "/api/portal/objections", objection("PREFILL", id(draft), "/operatorName")));
    }

    private Actor.Official verifier() {
        return SharedResources.of(provider, "objection.read", "objection.verify");
    }

    private Actor.Official owner() {
        return CaseWorld.official(food, "objection.read", "objection.answer", "case.read", "task.handle");
    }

    private CaseWorld.Answer correct(String path, long version, String value) {
        return world.call(verifier(), HttpMethod.POST, path + "/correct", Map.of("value", value, "on", "2026-04-20", "where", "参保登记系统", "finding", "核对了登记申请表原件"), version);
    }

    private JsonNode tasks(Actor actor, String objection) {
        return world.get(actor, "/api/work/tasks?box=organ&q=" + objection).path("items");
    }

    private static JsonNode copy(JsonNode view, String kind) {
        return view.path("copies").valueStream().filter(one -> one.path("kind").asString().equals(kind)).findFirst().orElseThrow(() -> new AssertionError(kind + " in " + view.path("copies")));
    }

    private CaseWorld.Answer answer(Actor actor, JsonNode view, String kind, String outcome, String note) {
        return post(actor, "/api/work/objections/" + view.path("id").asString() + "/copies/" + copy(view, kind).path("id").asString() + "/answer", Map.of("outcome", outcome, "note", note));
    }

    /** A table the entry was drafted from, and a flow that carries its column to civil affairs. */
    private void exchanged(Organ target) {
        UUID from = source(provider);
        UUID to = source(target);
        jdbc.sql("insert into sources.entry (source, relation, resource, reading, at, subject, by_name) values (:source, 'person', :resource, 1, now(), 'x', 'x')").param("source", from).param("resource", shared.entry.id())
                .update();
        jdbc.sql("""
                insert into exchange.flow (organ, organ_name, duty, region, name, source, target, content, changed_at, changed_by, changed_by_name)
                values (:organ, 'x', 'x', '411525000000', :name, :source, :target, :content::jsonb, now(), 'x', 'x')
                """).param("organ", provider.code().value()).param("name", "参保人员同步 " + UUID.randomUUID()).param("source", from).param("target", to)
                .param("content", "{\"source\":\"" + from + "\",\"sourceTable\":\"person\",\"target\":\"" + to + "\",\"targetTable\":\"insured\",\"mode\":\"FULL\",\"keys\":[\"sfzh\"],\"control\":false,"
                        + "\"fields\":[{\"source\":\"xm\",\"target\":\"name\",\"required\":false,\"codes\":[]}]}").update();
    }

    private UUID source(Organ organ) {
        return UUID.fromString(ok(post(SharedResources.of(organ, "source.manage"), "/api/work/data-sources", Map.of("name", "库 " + UUID.randomUUID(), "kind", "POSTGRESQL", "host", "127.0.0.1", "database", "x", "port", 5432,
                "user", "x", "password", "x", "tls", false, "target", true))).path("id").asString());
    }

    @Test
    void a_correction_follows_the_value_to_every_copy() throws Exception {
        String decided = handedIn();
        Actor.Official officer = CaseWorld.official(food);
        world.done(officer, decided, "accept", Map.of("opinion", "材料齐全"));
        world.done(officer, decided, "pass", Map.of("opinion", "符合"));
        world.done(officer, decided, "pass", Map.of("opinion", "同意"));
        world.done(officer, decided, "grant", Map.of());
        world.done(officer, decided, "issue-result", null);
        String undecided = handedIn();
        Organ civil = shared.resources.organ("civil-affairs");
        AskingSystem system = shared.system(Environment.LIVE);
        assertThat(shared.ask(system, shared.contract(), number.value(), clock.instant())).isEqualTo(200);
        exchanged(civil);
        String draft = draft();

        JsonNode raised = raised(draft);
        String path = "/api/work/objections/" + raised.path("id").asString();
        String objection = raised.path("number").asString();
        assertThat(raised.path("state").asString()).isEqualTo("VERIFYING");
        assertThat(raised.path("stated").asString()).isEqualTo(WRONG);
        assertThat(raised.path("due").asString()).as("ten working days from 20 April, over the holiday of 1 May").isEqualTo("2026-05-07");
        assertThat(tasks(verifier(), objection)).hasSize(1);
        assertThat(world.get(verifier(), "/api/work/objections?box=VERIFY").path("items").valueStream().map(one -> one.path("number").asString())).contains(objection);

        shownByTheSource(path);
        JsonNode corrected = world.get(verifier(), path);
        assertThat(corrected.path("state").asString()).isEqualTo("PROPAGATING");
        assertThat(corrected.path("proven").asBoolean()).isTrue();
        assertThat(corrected.path("copies").valueStream().map(one -> one.path("kind").asString()).sorted()).containsExactly("CASE", "CERTIFICATE", "DRAFT", "FLOW", "RECEIVER");
        assertThat(copy(corrected, "CASE").path("title").asString()).as("another organ's case is not told to the provider").isEmpty();
        assertThat(copy(corrected, "DRAFT").path("outcome").asString()).isEqualTo("RELEASED");
        assertThat(world.get(applicant, draft + "/prefills").get(0).path("state").asString()).as("can be asked for again").isEqualTo("AGREED");
        assertThat(tasks(verifier(), objection)).isEmpty();

        undecided(undecided, path);
        certificate(decided, path);
        JsonNode own = world.get(applicant, "/api/portal/objections/" + raised.path("id").asString());
        Actor.Official receiving = SharedResources.of(civil, "objection.read", "objection.answer");
        ok(answer(receiving, own, "FLOW", "CORRECTED", "已重新同步"));
        assertThat(answer(receiving, own, "RECEIVER", "NOT_NEEDED", "").code()).as("a reason is needed").isEqualTo("invalid");
        JsonNode ended = ok(answer(receiving, own, "RECEIVER", "NOT_NEEDED", "救助已终止，未使用姓名"));
        assertThat(ended.path("state").asString()).isEqualTo("ENDED");
        JsonNode chain = world.get(applicant, "/api/portal/objections/" + raised.path("id").asString());
        assertThat(chain.path("copies").valueStream().map(one -> one.path("outcome").asString()).sorted()).containsExactly("CORRECTED", "CORRECTED", "NOT_NEEDED", "REISSUED", "RELEASED");
        assertThat(chain.path("copies").valueStream().noneMatch(one -> one.path("title").asString().isEmpty())).isTrue();
        evidence(raised.path("id").asString());
    }

    /** What the source has not shown is not corrected. */
    private void shownByTheSource(String path) {
        assertThat(correct(path, 1, RIGHT).code()).as("not asked again yet").isEqualTo("objection-source-unchanged");
        JsonNode still = ok(post(verifier(), path + "/ask", null));
        assertThat(still.path("asked").get(0).path("value").asString()).isEqualTo(WRONG);
        assertThat(still.path("asked").get(0).path("changed").asBoolean()).isFalse();
        assertThat(correct(path, 1, RIGHT).code()).isEqualTo("objection-source-unchanged");
        answers(RIGHT);
        JsonNode now = ok(post(verifier(), path + "/ask", null));
        assertThat(now.path("asked").get(1).path("value").asString()).isEqualTo(RIGHT);
        assertThat(now.path("asked").get(1).path("holds").asBoolean()).isTrue();
        assertThat(correct(path, 1, "别的名字").code()).as("another value than the source shows").isEqualTo("objection-source-unchanged");
        ok(correct(path, 1, RIGHT));
        assertThat(correct(path, 2, RIGHT).code()).isEqualTo("objection-act-not-possible");
    }

    /** The handler sees it at the field and takes the right value over; nobody does silently. */
    private void undecided(String number, String path) {
        JsonNode seen = world.get(owner(), "/api/work/case-objections/" + number);
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).path("rightValue").asString()).isEqualTo(RIGHT);
        assertThat(seen.get(0).path("pointer").asString()).isEqualTo("/operatorName");
        assertThat(world.get(owner(), "/api/work/cases/" + number).path("form").path("operatorName").asString()).isEqualTo(WRONG);
        JsonNode view = world.get(owner(), path);
        Actor.Official withoutCases = CaseWorld.official(food, "objection.read", "objection.answer", "task.handle");
        assertThat(answer(withoutCases, view, "CASE", "CORRECTED", "").status()).as("an answer alone opens no case").isEqualTo(404);
        ok(answer(owner(), view, "CASE", "CORRECTED", ""));
        assertThat(answer(owner(), view, "CASE", "CORRECTED", "").code()).isEqualTo("copy-answered-already");
        JsonNode dossier = world.get(CaseWorld.official(food), "/api/work/cases/" + number);
        assertThat(dossier.path("form").path("operatorName").asString()).isEqualTo(RIGHT);
        assertThat(jdbc.sql("select count(*) from cases.journal j join cases.file f on f.id = j.case_id where f.number = :number and j.event = 'DATA_CORRECTED'").param("number", number).query(Integer.class).single()).isOne();
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'case.correct-data' and case_number = :number").param("number", number).query(Integer.class).single()).isOne();
        assertThat(world.get(owner(), "/api/work/case-objections/" + number).get(0).path("outcome").asString()).isEqualTo("CORRECTED");
    }

    /** Said to be made anew, it is held against the certificate. */
    private void certificate(String number, String path) {
        JsonNode view = world.get(owner(), path);
        assertThat(answer(owner(), view, "CERTIFICATE", "REISSUED", "").code()).isEqualTo("certificate-still-old");
        JsonNode certificate = world.get(applicant, "/api/portal/certificates/" + world.get(applicant, "/api/portal/certificates?case=" + number).get(0).path("id").asString());
        Actor.Official manager = CaseWorld.official(food, "certificate.read", "certificate.manage");
        ok(world.call(manager, HttpMethod.POST, "/api/work/certificates/" + certificate.path("id").asString() + "/commands/change",
                Map.of("reason", "change-applied", "note", "数据异议更正", "fields", Map.of("KZ_OPERATOR_NAME", RIGHT)), certificate.path("revision").asLong()));
        ok(answer(owner(), view, "CERTIFICATE", "REISSUED", "第 2 版"));
    }

    private void evidence(String id) {
        assertThat(jdbc.sql("select act from objections.step where objection = :id order by id").param("id", UUID.fromString(id)).query(String.class).list())
                .containsExactly("RAISE", "ASK", "ASK", "CORRECT", "ANSWER", "ANSWER", "ANSWER", "ANSWER", "END");
        assertThat(jdbc.sql("select count(*) from ledger.act where subject = :subject").param("subject", "objection:" + id).query(Integer.class).single()).isEqualTo(9);
        assertThat(jdbc.sql("select template from messages.inbox where key like :key order by template").param("key", "objection:" + id + "%").query(String.class).list())
                .containsExactly("objection.corrected", "objection.ended", "objection.raised");
    }

    @Test
    void refused_with_a_reason_and_one_open_objection_at_a_time() {
        String draft = draft();
        JsonNode raised = raised(draft);
        CaseWorld.Answer again = post(applicant, "/api/portal/objections", objection("PREFILL", id(draft), "/operatorName"));
        assertThat(again.code()).isEqualTo("objection-open");
        assertThat(again.body().path("number").asString()).isEqualTo(raised.path("number").asString());
        String path = "/api/work/objections/" + raised.path("id").asString();
        assertThat(world.call(verifier(), HttpMethod.POST, path + "/refuse", Map.of("finding", " "), 1L).status()).isEqualTo(422);
        assertThat(world.call(verifier(), HttpMethod.POST, path + "/refuse", Map.of("finding", "营业执照原件为一"), 7L).code()).isEqualTo("stale-version");
        JsonNode refused = ok(world.call(verifier(), HttpMethod.POST, path + "/refuse", Map.of("finding", "核对了营业执照原件，原值无误"), 1L));
        assertThat(refused.path("state").asString()).isEqualTo("REFUSED");
        assertThat(world.get(applicant, "/api/portal/objections/" + raised.path("id").asString()).path("finding").asString()).contains("原值无误");
        JsonNode next = ok(post(applicant, "/api/portal/objections", objection("PREFILL", id(draft), "/operatorName")));
        assertThat(ok(world.call(applicant, HttpMethod.POST, "/api/portal/objections/" + next.path("id").asString() + "/withdraw", null, 1L)).path("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(tasks(verifier(), next.path("number").asString())).isEmpty();
    }

    @Test
    void from_a_use_a_certificate_and_a_case() {
        String number = handedIn();
        String use = world.get(applicant, "/api/portal/data-uses").path("items").get(0).path("id").asString();
        JsonNode seen = ok(post(applicant, "/api/portal/objections", objection("USE", use, "姓名")));
        assertThat(seen.path("item").asString()).isEqualTo("姓名");
        assertThat(seen.path("stated").asString()).as("records of use keep no values").isEmpty();
        assertThat(seen.path("askable").asBoolean()).isTrue();
        Actor.Official handling = CaseWorld.official(food, "case.read", "objection.read", "objection.raise", "task.handle");
        CaseWorld.Answer open = post(handling, "/api/work/objections", objection("CASE", number, "/operatorName"));
        assertThat(open.code()).as("the same datum, wherever it was seen").isEqualTo("objection-open");
        ok(world.call(applicant, HttpMethod.POST, "/api/portal/objections/" + seen.path("id").asString() + "/withdraw", null, 1L));
        JsonNode officials = ok(post(handling, "/api/work/objections", objection("CASE", number, "/operatorName")));
        assertThat(officials.path("raiserOrganName").asString()).isNotEmpty();
        assertThat(world.get(applicant, "/api/portal/objections").path("items").valueStream().map(one -> one.path("number").asString())).as("whose data it is sees it").contains(officials.path("number").asString());
        assertThat(world.call(applicant, HttpMethod.POST, "/api/portal/objections/" + officials.path("id").asString() + "/withdraw", null, 1L).code()).isEqualTo("objection-act-not-possible");
        assertThat(world.get(handling, "/api/work/objections?box=RAISED").path("items").valueStream().map(one -> one.path("number").asString())).contains(officials.path("number").asString());
        assertThat(world.get(handling, "/api/work/case-objections/" + number).get(0).path("state").asString()).isEqualTo("VERIFYING");
        assertThat(post(handling, "/api/work/objections", objection("CASE", number, "/contactMobile")).status()).as("nobody else filled that in").isEqualTo(404);
    }

    @Test
    void what_is_wrong_with_it_is_said_at_once() {
        CaseWorld.Answer wrong = post(applicant, "/api/portal/objections", Map.of("origin", "PREFILL", "ref", UUID.randomUUID().toString(), "field", "/operatorName", "proposed", " ", "reason", "错"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(CaseWorld.texts(wrong.body().path("errors"), "pointer")).containsExactlyInAnyOrder("/proposed", "/reason");
        assertThat(post(applicant, "/api/portal/objections", Map.of("origin", "PREFILL", "ref", id(draft()), "field", "/operatorName", "proposed", WRONG, "reason", REASON)).body().path("errors").get(0).path("code").asString())
                .isEqualTo("nothing-different");
    }

    @Test
    void not_yours_does_not_exist() {
        String draft = draft();
        String id = raised(draft).path("id").asString();
        Actor.Applicant stranger = CaseWorld.citizen();
        assertThat(world.status(stranger, "/api/portal/objections/" + id)).isEqualTo(404);
        assertThat(post(stranger, "/api/portal/objections", objection("PREFILL", id(draft), "/operatorName")).status()).isEqualTo(404);
        assertThat(world.get(stranger, "/api/portal/objections").path("items")).isEmpty();
        Actor.Official elsewhere = Actors.official("11410000000000000X", "other", "419001000000", "objection.read", "objection.verify", "objection.answer");
        assertThat(world.status(elsewhere, "/api/work/objections/" + id)).isEqualTo(404);
        assertThat(post(elsewhere, "/api/work/objections/" + id + "/ask", null).status()).isEqualTo(404);
        assertThat(world.call(elsewhere, HttpMethod.POST, "/api/work/objections/" + id + "/refuse", Map.of("finding", "无误"), 1L).status()).isEqualTo(404);
        assertThat(world.get(elsewhere, "/api/work/objections?box=VERIFY").path("items")).isEmpty();
        assertThat(world.status(owner(), "/api/work/objections/" + id)).as("no copy is asked of the organ yet").isEqualTo(404);
    }

    @Test
    void a_deadline_that_passes_is_seen() {
        JsonNode raised = raised(draft());
        String path = "/api/work/objections/" + raised.path("id").asString();
        assertThat(world.get(verifier(), path).path("overdue").asBoolean()).isFalse();
        clock.advance(Duration.ofDays(17));
        assertThat(world.get(verifier(), path).path("overdue").asBoolean()).as("the tenth working day is in time").isFalse();
        clock.advance(Duration.ofDays(1));
        assertThat(world.get(verifier(), path).path("overdue").asBoolean()).isTrue();
        JsonNode row = world.get(applicant, "/api/portal/objections").path("items").get(0);
        assertThat(row.path("overdue").asBoolean()).isTrue();
    }
}
