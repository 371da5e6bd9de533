package luoshu.data.cascade.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import luoshu.data.cascade.CascadeNodes;
import luoshu.data.cascade.CascadeReconciliation;
import luoshu.data.cascade.LetterDirection;
import luoshu.data.cascade.LetterKind;
import luoshu.data.cascade.LetterState;
import luoshu.data.cascade.LinkState;
import luoshu.data.cascade.NodeDraft;
import luoshu.data.cascade.NodeMessage;
import luoshu.data.cascade.NodeRelation;
import luoshu.data.cascade.NodeView;
import luoshu.data.cascade.ReturnedRecord;
import luoshu.data.catalog.ResourceAct;
import luoshu.data.catalog.ResourceHit;
import luoshu.data.catalog.ResourceQuery;
import luoshu.data.catalog.ResourceView;
import luoshu.data.catalog.Resources;
import luoshu.data.contracts.SharedResources;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Grant;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.requests.PageRequest;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Two installations, each on its own database: the province is called, the city calls. */
@ServerTest
class CascadeTest {

    @Autowired
    ApplicationContext province;
    @Autowired
    MockMvc http;
    @Autowired
    TestClock clock;
    private ApplicationContext city;
    private LinkOverHttp link;
    /** The city as the province knows it, and the other way round. */
    private UUID down;
    private UUID up;

    @BeforeEach
    void link() {
        city = CityInstance.context();
        city.getBean(TestClock.class).reset();
        for (ApplicationContext one : List.of(province, city)) {
            JdbcClient jdbc = one.getBean(JdbcClient.class);
            List.of("statement", "nonce", "message", "returned", "node").forEach(table -> jdbc.sql("delete from cascade." + table).update());
        }
        link = new LinkOverHttp(http);
        down = register(province, "410000000000", new NodeDraft("信阳市节点", "411500", null, key(city, CityInstance.DIVISION)));
        up = register(city, CityInstance.DIVISION, new NodeDraft("河南省节点", "41", link.address(), key(province, "410000000000")));
    }

    @AfterEach
    void close() {
        link.close();
    }

    private static Actor.Official officer(String region) {
        return new Actor.Official(UUID.randomUUID(), "数据管理员", UUID.randomUUID(), "岗", "11410000MB00000000", "数据管理局", region, null,
                List.of(new Grant("data-officer", Set.of("cascade.read", "cascade.manage", "resource.read", "resource.publish"), Grant.Organs.ANY, "11410000MB00000000", "data-administration", region, 2)));
    }

    private static <T> T as(ApplicationContext instance, String region, Supplier<T> work) {
        return instance.getBean(Access.class).as(officer(region), work);
    }

    private <T> T inProvince(Supplier<T> work) {
        return as(province, "410000000000", work);
    }

    private <T> T inCity(Supplier<T> work) {
        return as(city, CityInstance.DIVISION, work);
    }

    private static CascadeNodes nodes(ApplicationContext instance) {
        return instance.getBean(CascadeNodes.class);
    }

    private static String key(ApplicationContext instance, String region) {
        return as(instance, region, () -> nodes(instance).own().key());
    }

    private static UUID register(ApplicationContext instance, String region, NodeDraft draft) {
        return as(instance, region, () -> nodes(instance).register(draft).id());
    }

    private boolean exchange() {
        province.getBean(Exchange.class).fill(down);
        city.getBean(Exchange.class).fill(up);
        return city.getBean(LinkRounds.class).round(up);
    }

    private NodeView atProvince() {
        return inProvince(() -> nodes(province).get(down));
    }

    private NodeView atCity() {
        return inCity(() -> nodes(city).get(up));
    }

    private ResourceView atProvince(String code) {
        return province.getBean(JdbcClient.class).sql("select id from catalog.resource where code = :code and origin = :origin and published is not null").param("code", code).param("origin", CityInstance.DIVISION)
                .query(UUID.class).optional().map(id -> inProvince(() -> province.getBean(Resources.class).get(id))).orElse(null);
    }

    private static String name() {
        return "参保人员" + UUID.randomUUID();
    }

    private ResourceView inForceAtCity(String name) {
        SharedResources entries = new SharedResources(city);
        return entries.published(entries.organ("human-resources"), name);
    }

    private List<NodeMessage> received(LetterState state) {
        return inProvince(() -> nodes(province).messages(down, null, LetterDirection.IN, state, LetterKind.CATALOGUE, null, new PageRequest(0, 100)).items());
    }

    private int foreign() {
        return province.getBean(JdbcClient.class).sql("select count(*) from catalog.resource where origin = :origin and published is not null").param("origin", CityInstance.DIVISION).query(Integer.class).single();
    }

    @Test
    void what_is_put_in_force_in_the_city_is_found_in_the_province_with_its_origin_and_follows_until_it_is_withdrawn() throws Exception {
        String name = name();
        ResourceView entry = inForceAtCity(name);
        assertThat(exchange()).isTrue();

        ResourceView there = atProvince(entry.code());
        assertThat(there.origin().division()).isEqualTo(CityInstance.DIVISION);
        assertThat(there.origin().name()).isEqualTo("信阳市节点");
        assertThat(there.content()).isEqualTo(entry.content());
        ResourceHit hit = found(name);
        assertThat(hit.origin()).isEqualTo(there.origin());
        assertThatThrownBy(() -> inProvince(() -> province.getBean(Resources.class).manage(there.id(), null))).isInstanceOf(NotFound.class);

        SharedResources entries = new SharedResources(city);
        entries.withdraw(entry, entries.organ("human-resources"));
        assertThat(exchange()).isTrue();
        assertThat(atProvince(entry.code())).isNull();
    }

    private ResourceHit found(String name) throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            List<ResourceHit> hits = inProvince(() -> province.getBean(Resources.class).search(new ResourceQuery(name, null, null, null, null, null, null, null, null), new PageRequest(0, 20)).page().items());
            List<ResourceHit> named = hits.stream().filter(hit -> hit.name().equals(name)).toList(); // until the index has it, what is near is found
            if (!named.isEmpty()) {
                return named.getFirst();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not found: " + name);
    }

    @Test
    void another_edition_takes_the_place_of_the_one_before() {
        ResourceView entry = inForceAtCity(name());
        exchange();
        SharedResources entries = new SharedResources(city);
        Organ organ = entries.organ("human-resources");
        Resources resources = city.getBean(Resources.class);
        Access access = city.getBean(Access.class);
        access.as(SharedResources.of(organ, "resource.read", "resource.edit"), () -> {
            ResourceView now = resources.act(entry.id(), ResourceAct.REVISE, resources.manage(entry.id(), null).version(), "", List.of());
            return resources.act(entry.id(), ResourceAct.SUBMIT, now.version(), "", List.of());
        });
        access.as(SharedResources.of(organ, "resource.read", "resource.assess", "resource.approve", "resource.publish"), () -> {
            ResourceView now = resources.manage(entry.id(), null);
            for (ResourceAct act : List.of(ResourceAct.ASSESS_SECRECY, ResourceAct.ASSESS_PERSONAL, ResourceAct.APPROVE, ResourceAct.PUBLISH)) {
                now = resources.act(entry.id(), act, now.version(), "", List.of());
            }
            return now;
        });
        int before = foreign();
        assertThat(exchange()).isTrue();
        assertThat(atProvince(entry.code()).edition()).isEqualTo(2);
        assertThat(foreign()).isEqualTo(before);
    }

    @Test
    void entries_of_the_province_itself_go_down_if_they_are_shared() {
        assertThat(exchange()).isTrue();
        assertThat(atCity().entries()).isPositive();
        assertThat(city.getBean(JdbcClient.class).sql("select distinct region from catalog.resource where origin = '410000000000'").query(String.class).list()).containsExactly("410000000000");
        assertThat(city.getBean(JdbcClient.class).sql("select distinct share_type from catalog.edition e join catalog.resource r on r.id = e.resource where r.origin is not null").query(String.class).list())
                .doesNotContain("NOT_SHARED");
    }

    @Test
    void a_cut_link_loses_nothing_says_since_when_and_heals_itself() {
        exchange();
        link.cut();
        clock.advance(Duration.ofMinutes(3));
        city.getBean(TestClock.class).advance(Duration.ofMinutes(3));
        ResourceView first = inForceAtCity(name());
        assertThat(exchange()).isFalse();
        assertThat(atCity().link()).isEqualTo(LinkState.CUT);
        assertThat(atCity().cutSince()).isEqualTo(city.getBean(TestClock.class).instant());
        assertThat(atCity().failure()).isEqualTo("unreachable");
        assertThat(atCity().nextAt()).isAfter(city.getBean(TestClock.class).instant());
        assertThat(atProvince().link()).isEqualTo(LinkState.CUT);
        ResourceView second = inForceAtCity(name());
        exchange();
        assertThat(atCity().waiting()).isEqualTo(2);

        link.heal();
        assertThat(exchange()).isTrue();
        assertThat(atCity().waiting()).isZero();
        assertThat(List.of(atCity().link(), atProvince().link())).containsOnly(LinkState.CONNECTED);
        assertThat(atProvince(first.code())).isNotNull();
        assertThat(atProvince(second.code())).isNotNull();
    }

    @Test
    void a_receiver_that_dies_between_its_commit_and_its_answer_doubles_nothing() {
        exchange();
        long before = atProvince().received();
        ResourceView entry = inForceAtCity(name());
        link.lost = 2;
        assertThat(exchange()).isFalse();
        assertThat(atProvince().received()).isEqualTo(before + 1);
        assertThat(atCity().waiting()).isEqualTo(1);
        assertThat(exchange()).isFalse();
        assertThat(exchange()).isTrue();
        assertThat(atCity().waiting()).isZero();
        assertThat(atProvince().received()).isEqualTo(before + 1);
        assertThat(received(LetterState.TAKEN).stream().filter(one -> one.subject().equals(entry.code()))).hasSize(1);
    }

    @Test
    void an_answer_that_is_lost_brings_its_messages_again() {
        link.lost = 1;
        assertThat(exchange()).isFalse();
        assertThat(atCity().received()).isZero();
        assertThat(exchange()).isTrue();
        assertThat(atCity().received()).isEqualTo(atProvince().sent()).isPositive();
        assertThat(atProvince().waiting()).isZero();
    }

    @Test
    void what_was_altered_on_the_way_is_not_heard() {
        inForceAtCity(name());
        link.there = body -> new String(body, StandardCharsets.UTF_8).replace("参保人员", "参保人貝").getBytes(StandardCharsets.UTF_8);
        assertThat(exchange()).isFalse();
        assertThat(atCity().failure()).isEqualTo("cascade-signature");
        assertThat(atProvince().received()).isZero();

        link.there = body -> body;
        link.back = body -> new String(body, StandardCharsets.UTF_8).replace("CATALOGUE", "CATALOGUF").getBytes(StandardCharsets.UTF_8);
        assertThat(exchange()).isFalse();
        assertThat(atCity().failure()).isEqualTo("answer-signature");
        assertThat(atCity().received()).isZero();

        link.back = body -> body;
        assertThat(exchange()).isTrue();
    }

    @Test
    void a_call_is_heard_once_and_only_in_its_time_and_from_whom_it_says() throws Exception {
        exchange();
        LinkOverHttp.Heard heard = link.heard.peek();
        assertThat(LinkOverHttp.call(http, heard.headers(), heard.body()).getContentAsString()).contains("cascade-replayed");
        clock.advance(Duration.ofMinutes(10));
        assertThat(LinkOverHttp.call(http, heard.headers(), heard.body()).getContentAsString()).contains("cascade-clock");
        clock.reset();

        assertThat(LinkOverHttp.call(http, with(heard.headers(), "luoshu-node", "411300000000"), heard.body()).getContentAsString()).contains("cascade-node-unknown");
        assertThat(LinkOverHttp.call(http, with(heard.headers(), "luoshu-to", "420000000000"), heard.body()).getContentAsString()).contains("cascade-other-division");
        assertThat(LinkOverHttp.call(http, with(heard.headers(), "luoshu-nonce", "0".repeat(32)), heard.body()).getContentAsString()).contains("cascade-signature");
        assertThat(LinkOverHttp.call(http, Map.of(), heard.body()).getStatus()).isEqualTo(403);
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> other = new HashMap<>(headers);
        other.put(name, value);
        return other;
    }

    @Test
    void another_key_is_not_heard_until_it_is_pinned() {
        NodeView before = atProvince();
        String other = HexFormat.of().formatHex(province.getBean(OwnDivision.class).key().publicKey());
        inProvince(() -> nodes(province).change(down, before.version(), new NodeDraft("信阳市节点", "411500", null, other)));
        assertThat(exchange()).isFalse();
        assertThat(atCity().failure()).isEqualTo("cascade-signature");
        inProvince(() -> nodes(province).change(down, atProvince().version(), new NodeDraft("信阳市节点", "411500", null, inCity(() -> nodes(city).own().certificate()))));
        assertThat(exchange()).isTrue();
    }

    @Test
    void a_node_speaks_for_its_own_division_only_and_is_told_so() {
        exchange();
        long at = atProvince().received();
        city.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            Outbox outbox = city.getBean(Outbox.class);
            outbox.put(up, LetterKind.CATALOGUE, "4113002030000000000000/000001", "南阳的", "{\"code\":\"4113002030000000000000/000001\",\"edition\":1,\"organ\":\"11411300MB00000000\",\"organName\":\"甲\",\"duty\":\"x\",\"region\":\"411300000000\",\"publishedAt\":\"2026-04-20T00:00:00Z\",\"content\":{\"name\":\"甲\"}}");
            outbox.put(up, LetterKind.CATALOGUE, "4115002030000000000000/000001", "不完整", "{\"code\":\"4115002030000000000000/000001\",\"edition\":1,\"organ\":\"11411500MB00000000\",\"organName\":\"甲\",\"duty\":\"x\",\"region\":\"411500000000\",\"publishedAt\":\"2026-04-20T00:00:00Z\",\"content\":{\"name\":\"甲\"}}");
            outbox.put(up, LetterKind.CATALOGUE, "x", "不是", "[");
            outbox.put(up, LetterKind.RETURN, "cases:2026-04-19:1", "下级不回流", "{\"day\":\"2026-04-19\",\"part\":1,\"count\":0,\"digest\":\"\",\"records\":[]}");
        });
        assertThat(exchange()).isTrue();
        assertThat(atProvince().received()).isEqualTo(at + 4);
        assertThat(atProvince().refusedHere()).isEqualTo(4);
        List<NodeMessage> told = inCity(() -> nodes(city).messages(up, null, LetterDirection.OUT, LetterState.REFUSED, null, null, new PageRequest(0, 20)).items());
        assertThat(told).extracting(NodeMessage::refusal).containsExactlyInAnyOrder("cascade-foreign-division", "invalid", "cascade-not-understood", "cascade-not-upper");
        assertThat(told).filteredOn(one -> one.refusal().equals("cascade-foreign-division")).first().extracting(NodeMessage::why).asString().contains("行政区划");
    }

    @Test
    void a_message_that_was_refused_is_sent_again_under_a_new_number() {
        ResourceView entry = inForceAtCity(name());
        exchange();
        NodeMessage sent = inCity(() -> nodes(city).messages(up, null, LetterDirection.OUT, null, null, null, new PageRequest(0, 100)).items()).stream().filter(one -> one.subject().equals(entry.code())).findFirst().orElseThrow();
        NodeMessage again = inCity(() -> nodes(city).again(up, sent.number()));
        assertThat(again.number()).isGreaterThan(sent.number());
        assertThatThrownBy(() -> inCity(() -> nodes(city).again(up, again.number()))).isInstanceOfSatisfying(Problem.class, no -> assertThat(no.code()).isEqualTo("cascade-still-waiting"));
        int before = foreign();
        assertThat(exchange()).isTrue();
        assertThat(foreign()).isEqualTo(before);
    }

    @Test
    void a_receiver_put_back_to_yesterday_gets_everything_again() {
        inForceAtCity(name());
        exchange();
        JdbcClient jdbc = province.getBean(JdbcClient.class);
        long sent = atCity().sent();
        jdbc.sql("delete from cascade.message where node = :id and direction = 'IN' and number > 1").param("id", down).update();
        jdbc.sql("update cascade.node set received = 1 where id = :id").param("id", down).update();
        jdbc.sql("update catalog.resource set published = null where origin = :origin").param("origin", CityInstance.DIVISION).update();
        exchange();
        assertThat(exchange()).isTrue();
        assertThat(atProvince().received()).isEqualTo(sent);
        assertThat(foreign()).isEqualTo((int) sent - 1);
    }

    @Test
    void a_sender_put_back_to_yesterday_is_told_so() {
        inForceAtCity(name());
        exchange();
        JdbcClient jdbc = city.getBean(JdbcClient.class);
        jdbc.sql("update cascade.node set sent = 1, acknowledged = 1 where id = :id").param("id", up).update();
        jdbc.sql("delete from cascade.message where node = :id and direction = 'OUT' and number > 1").param("id", up).update();
        assertThat(exchange()).isFalse();
        assertThat(atCity().failure()).isEqualTo("cascade-ahead");
    }

    @Test
    void what_was_decided_here_about_the_city_goes_back_to_it_a_day_at_a_time_and_says_nothing_of_persons() {
        JdbcClient jdbc = province.getBean(JdbcClient.class);
        String mark = "RT" + UUID.randomUUID().toString().substring(0, 8);
        decided(mark + "1", "411525000000", 0);
        decided(mark + "2", "411502000000", 0);
        decided(mark + "3", "411525000000", 1);
        decided(mark + "4", "411300000000", 0);
        try {
            assertThat(exchange()).isTrue();
            assertThat(inCity(() -> nodes(city).messages(up, null, LetterDirection.IN, LetterState.REFUSED, null, null, new PageRequest(0, 20)).items())).isEmpty();
            assertThat(inCity(() -> nodes(city).returned(mark, null, new PageRequest(0, 20))).items()).extracting(ReturnedRecord::number).containsExactly(mark + "1", mark + "2");
            assertThat(as(city, "411525000000", () -> nodes(city).returned(mark, LocalDate.of(2026, 4, 19), new PageRequest(0, 20))).items()).extracting(ReturnedRecord::number).containsExactly(mark + "1");
            String body = jdbc.sql("select body from cascade.message where node = :down and direction = 'OUT' and kind = 'RETURN' and body like :mark").param("down", down).param("mark", "%" + mark + "%").query(String.class).single();
            assertThat(body).contains(mark + "1").doesNotContain("某人");

            NodeMessage sent = inProvince(() -> nodes(province).messages(down, null, LetterDirection.OUT, null, LetterKind.RETURN, null, new PageRequest(0, 100)).items()).getFirst();
            inProvince(() -> nodes(province).again(down, sent.number()));
            exchange();
            assertThat(inCity(() -> nodes(city).returned(mark, null, new PageRequest(0, 20))).total()).isEqualTo(2);
            assertThat(atCity().refusedHere()).isZero();
        } finally {
            jdbc.sql("delete from cases.file where number like :mark || '%'").param("mark", mark).update();
        }
    }

    private void decided(String number, String region, int confidentiality) {
        province.getBean(JdbcClient.class).sql("""
                insert into cases.file (id, number, query_code, matter_code, matter_version, catalog_code, matter_slug, matter_name, project_type, organ, organ_name, duty, region, confidentiality, channel, applicant,
                    applicant_kind, applicant_name, person, person_name, capacity, state, state_since, version, submitted_at, accepted_on, decided_at, closed_at, clock_state, due_on, yellow_on, form, answers, materials,
                    signed_name, course)
                values (gen_random_uuid(), :number, 'X', 'x', 1, '000131001000', 'x', '{"zh":"事项","en":"Matter"}', '2', '11411525MB0000000X', '机关', 'health', :region, :confidentiality, 'ONLINE', gen_random_uuid(), 'person',
                    '某人', gen_random_uuid(), '某人', 'SELF', 'CLOSED', now(), 1, timestamptz '2026-04-17 12:00+08', date '2026-04-17', timestamptz '2026-04-19 12:00+08', timestamptz '2026-04-19 13:00+08', 'DONE',
                    date '2026-04-27', date '2026-04-25', '{}', '{}', '{}', 'x', '{}')
                """).param("number", number).param("region", region).param("confidentiality", confidentiality).update();
    }

    @Test
    void a_batch_that_differs_from_what_it_says_is_refused() {
        exchange();
        province.getBean(TransactionTemplate.class).executeWithoutResult(_ -> province.getBean(Outbox.class).put(down, LetterKind.RETURN, "cases:2026-04-18:9", "差",
                "{\"day\":\"2026-04-18\",\"part\":9,\"count\":2,\"digest\":\"00\",\"records\":[]}"));
        exchange();
        assertThat(inProvince(() -> nodes(province).messages(down, null, LetterDirection.OUT, LetterState.REFUSED, null, null, new PageRequest(0, 20)).items())).extracting(NodeMessage::refusal).containsExactly("cascade-batch-differs");
    }

    @Test
    void both_sides_state_what_went_and_a_difference_shows() {
        inForceAtCity(name());
        exchange();
        exchange();
        exchange();
        for (CascadeReconciliation one : List.of(inProvince(() -> nodes(province).reconciliation()), inCity(() -> nodes(city).reconciliation()))) {
            assertThat(one.levels()).extracting(CascadeReconciliation.CascadeLevel::level).containsExactly(1, 2, 3);
            CascadeReconciliation.CascadeLink between = one.levels().stream().flatMap(level -> level.links().stream()).findFirst().orElseThrow();
            assertThat(between.statedAt()).isNotNull();
            assertThat(between.days()).isNotEmpty().allSatisfy(day -> {
                assertThat(day.agrees()).isTrue();
                assertThat(day.counted()).isEqualTo(day.sent()).isEqualTo(day.received()).isPositive();
            });
            assertThat(between.agrees()).isTrue();
        }
        assertThat(inProvince(() -> nodes(province).reconciliation()).levels().getFirst().links()).isEmpty();

        province.getBean(JdbcClient.class).sql("update cascade.message set digest = sha256(digest) where node = :id and direction = 'IN' and number = 1").param("id", down).update();
        CascadeReconciliation.CascadeLink between = inProvince(() -> nodes(province).reconciliation()).levels().get(2).links().getFirst();
        assertThat(between.agrees()).isFalse();
        assertThat(between.days().stream().filter(day -> !day.agrees())).singleElement().satisfies(day -> assertThat(day.direction()).isEqualTo(LetterDirection.IN));
    }

    @Test
    void a_suspended_link_is_neither_used_nor_heard() {
        assertThatThrownBy(() -> inProvince(() -> nodes(province).suspend(down, atProvince().version(), " "))).isInstanceOf(Invalid.class);
        inProvince(() -> nodes(province).suspend(down, atProvince().version(), "核查"));
        assertThat(atProvince().link()).isEqualTo(LinkState.SUSPENDED);
        assertThat(exchange()).isFalse();
        assertThat(atCity().failure()).isEqualTo("cascade-suspended");
        inProvince(() -> nodes(province).resume(down, atProvince().version()));
        assertThat(exchange()).isTrue();
    }

    @Test
    void who_is_neither_above_nor_below_is_not_registered() {
        String key = key(city, CityInstance.DIVISION);
        for (NodeDraft draft : List.of(new NodeDraft("甲", "420000", null, key), new NodeDraft("甲", "410000", null, key), new NodeDraft("甲", "419999", null, key), new NodeDraft("甲", "411300", null, "04"),
                new NodeDraft("甲", "411300", "http://example.cn", key), new NodeDraft("甲", "411300", "https://a:b@example.cn", key), new NodeDraft(" ", "411300", null, key), new NodeDraft("甲", "411500", null, key))) {
            assertThatThrownBy(() -> inProvince(() -> nodes(province).register(draft))).as(draft.toString()).isInstanceOf(Invalid.class);
        }
        assertThat(inProvince(() -> nodes(province).register(new NodeDraft("国家", "100000", "https://nation.example.cn", key))).relation()).isEqualTo(NodeRelation.UPPER);
        assertThat(as(province, "411500000000", () -> nodes(province).list())).isEmpty();
        assertThatThrownBy(() -> as(province, "411500000000", () -> nodes(province).get(down))).isInstanceOf(NotFound.class);
    }
}
