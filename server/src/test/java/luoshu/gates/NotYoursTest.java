package luoshu.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import luoshu.data.catalog.OpenType;
import luoshu.data.catalog.Resources;
import luoshu.data.contracts.SharedResources;
import luoshu.data.open.OpenEntries;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Grant;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** "Not yours" answers exactly as "does not exist" (S2): same status, same words, for every route whose address names an object that belongs to somebody. */
@ServerTest
class NotYoursTest {

    /** Routes with a variable whose objects are everybody's, or one office's for the whole platform. */
    private static final Set<String> NOBODYS = Set.of("/api/public/", "/api/admin/calendar/", "/api/admin/registers/", "/api/admin/clients/", "/api/admin/signing-keys/", "/api/work/differences/", "/ca/", "/api/work/message-templates/",
            "/api/messages/", "/api/3/action/", "/api/work/open-data-lists/", "/api/work/asked-materials/", "/api/work/operation-assets/");

    @Autowired
    MockMvc http;
    @Autowired
    ApplicationContext context;
    @Autowired
    CaseWorld world;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    JsonMapper json;

    private final Map<String, Map<String, String>> objects = new LinkedHashMap<>();
    private RequestPostProcessor citizen;
    private RequestPostProcessor official;
    private RequestPostProcessor administrator;
    private Map<String, RequestPostProcessor> signedIn;

    @Test
    void what_is_not_yours_does_not_exist() throws Exception {
        everybodyOwnsSomething();
        strangers();
        Routes routes = new Routes(context);
        List<String> faults = new ArrayList<>();
        Set<String> unused = new HashSet<>(objects.keySet());
        for (String route : routes.controllers().keySet()) {
            String path = route.substring(route.indexOf(' ') + 1);
            if (!path.contains("{") || NOBODYS.stream().anyMatch(path::startsWith)) {
                continue;
            }
            String kind = objects.keySet().stream().filter(path::startsWith).max(java.util.Comparator.comparing(String::length)).orElse(null);
            if (kind == null) {
                faults.add(route + ": say in this test whose the object is");
                continue;
            }
            unused.remove(kind);
            String theirs = answer(routes, route, path, objects.get(kind));
            String nothing = answer(routes, route, path, Map.of());
            if (!theirs.equals(nothing) || !theirs.startsWith("404")) {
                faults.add(route + "\n  theirs:  " + theirs + "\n  nothing: " + nothing);
            }
        }
        assertThat(faults).isEmpty();
        assertThat(unused).as("objects without a route").isEmpty();
    }

    /** Nor is it in a list, a search, a count's rows or an export, asked for by its own number. */
    @Test
    void what_is_not_yours_is_in_no_list() throws Exception {
        everybodyOwnsSomething();
        strangers();
        Routes routes = new Routes(context);
        String number = objects.get("/api/portal/cases/").get("number");
        Set<String> secrets = new HashSet<>(Set.of(number, objects.get("/api/work/operations/").get("number")));
        List.of("/api/portal/drafts/", "/api/portal/files/", "/api/portal/documents/", "/api/work/tasks/", "/api/work/acceptance/drafts/", "/api/work/saved-filters/", "/api/work/jobs/",
                "/api/portal/authorisations/", "/api/portal/certificates/", "/api/work/managed-resources/", "/api/work/data-sources/", "/api/work/exchange-flows/", "/api/work/quality-rules/", "/api/work/quality-tickets/", "/api/work/lineage/statements/", "/api/work/lineage/reporters/", "/api/work/saved-analyses/", "/api/work/analysis/questions/", "/api/work/analysis/alarms/", "/api/work/library-feeds/", "/api/work/match-reviews/", "/api/work/prefill-rules/", "/api/work/objections/", "/api/work/open-datasets/", "/api/work/open-data-requests/", "/api/work/shared-services/", "/api/work/consumer-systems/", "/api/work/operation-disputes/", "/api/work/cascade/nodes/").forEach(kind -> secrets.add(objects.get(kind).get("id")));
        List<String> faults = new ArrayList<>();
        int listed = 0;
        for (var route : routes.controllers().entrySet()) {
            String path = route.getKey().substring(route.getKey().indexOf(' ') + 1);
            if (!route.getKey().startsWith("GET /api/") || path.contains("{") || path.startsWith("/api/public/") || path.startsWith("/api/open/") || path.startsWith("/api/admin/")) {
                continue;
            }
            for (String query : List.of("", "q=" + number, "box=organ", "box=claimable&q=" + number)) {
                MockHttpServletResponse answer = routes.call(http, route.getKey(), path.startsWith("/api/portal/") ? citizen : official, _ -> null, query, new byte[0]);
                String text = text(answer.getContentAsByteArray());
                secrets.stream().filter(text::contains).forEach(secret -> faults.add(route.getKey() + "?" + query + " tells " + secret));
                listed += answer.getStatus() == 200 ? 1 : 0;
            }
        }
        assertThat(faults).isEmpty();
        assertThat(listed).isGreaterThan(60);
    }

    /** A conditionally open data set and a request for it. What is asked for must be public, so its row says so. */
    private void openData(PublishedMatter food) throws Exception {
        Organ organ = context.getBean(Organs.class).get(new OrganCode(food.implementation().organ()));
        UUID entry = new OpenEntries(context.getBean(Access.class), context.getBean(Resources.class)).published(organ, OpenType.CONDITIONAL).id();
        Map<String, String> set = made(Actors.official(organ.code().value(), organ.duty(), organ.region().value(), "resource.read", "opendata.read", "opendata.edit"), "/api/work/open-datasets", Map.of("resource", entry));
        objects.put("/api/work/open-datasets/", set);
        Map<String, String> asked = one("""
                insert into open.request (dataset, party, party_name, subject, purpose, agreement, agreement_digest, state, version, asked_at)
                select id, gen_random_uuid(), '研究者', 'x', '研究', '1', 'x', 'ASKED', 1, now() from open.dataset where id = '%s' returning id
                """.formatted(set.get("id")));
        objects.put("/api/work/open-data-requests/", asked);
        objects.put("/api/portal/open-data-requests/", asked);
    }

    /** Nor when it is named in a body or a query. */
    @Test
    void what_is_not_yours_cannot_be_named() throws Exception {
        everybodyOwnsSomething();
        strangers();
        String grantee = CitizenId.compose("411502", LocalDate.of(1970, 1, 2), 7).value();
        String account = objects.get("/api/admin/accounts/").get("id");
        List<Named> all = List.of(
                new Named(official, "POST /api/work/tasks/bulk", "{\"action\":\"claim\",\"ids\":[\"%s\"]}", id("/api/work/tasks/")),
                new Named(official, "POST /api/work/monitoring/urge", "{\"caseNumber\":\"%s\",\"text\":\"请抓紧\"}", objects.get("/api/work/cases/").get("number")),
                new Named(citizen, "POST /api/portal/messages/read", "{\"ids\":[\"%s\"]}", aMessage()),
                new Named(signedIn.get("citizen"), "PUT /api/portal/session/capacity", "{\"capacityId\":\"%s\"}", id("/api/portal/authorisations/")),
                new Named(signedIn.get("clerk"), "PUT /api/work/session/post", "{\"postId\":\"%s\"}", id("/api/admin/posts/")),
                new Named(signedIn.get("citizen"), "POST /api/portal/authorisations", "{\"kind\":\"HANDLER\",\"partyId\":\"%s\",\"granteeName\":\"王芳\",\"granteeIdNumber\":\"" + grantee
                        + "\",\"validTo\":\"2026-12-31\"}", jdbc.sql("select id from parties.enterprise limit 1").query(String.class).single()),
                new Named(administrator, "POST /api/admin/grants", "{\"account\":\"" + account + "\",\"post\":\"%s\",\"role\":\"clerk\",\"ceiling\":0}", id("/api/admin/posts/")),
                new Named(administrator, "GET /api/admin/grants", "account=%s", account),
                new Named(administrator, "GET /api/admin/posts", "organ=%s", objects.get("/api/admin/organs/").get("code")),
                new Named(administrator, "GET /api/admin/grants/posts", "organ=%s", objects.get("/api/admin/organs/").get("code")));
        Routes routes = new Routes(context);
        assertThat(all).allSatisfy(named -> assertThat(named.answer(routes, named.theirs)).as(named.route).isEqualTo(named.answer(routes, named.nothing())));
    }

    private String aMessage() {
        return await().atMost(Duration.ofSeconds(30)).until(() -> jdbc.sql("select id from messages.inbox limit 1").query(String.class).optional(), Optional::isPresent).orElseThrow();
    }

    private String id(String kind) {
        return objects.get(kind).get("id");
    }

    private final class Named {
        final RequestPostProcessor person;
        final String route;
        final String words;
        final String theirs;

        Named(RequestPostProcessor person, String route, String words, String theirs) {
            this.person = person;
            this.route = route;
            this.words = words;
            this.theirs = theirs;
        }

        String nothing() {
            return theirs.contains("-") ? Routes.NO_ID.toString() : theirs.length() > 20 ? Routes.NO_CASE : CreditCode.compose("11", "410000", "WW999999").value();
        }

        String answer(Routes routes, String value) throws Exception {
            boolean get = route.startsWith("GET ");
            MockHttpServletResponse answer = routes.call(http, route, person, _ -> null, get ? words.formatted(value) : "", get ? new byte[0] : words.formatted(value).getBytes(StandardCharsets.UTF_8));
            return words(answer).replace(value, "?");
        }
    }

    /** What a person can read in it, also when it is a workbook. */
    private static String text(byte[] content) throws Exception {
        if (content.length < 2 || content[0] != 'P' || content[1] != 'K') {
            return new String(content, StandardCharsets.UTF_8);
        }
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(content))) {
            StringBuilder text = new StringBuilder();
            for (Row row : book.getFirstSheet().read()) {
                row.forEach(cell -> text.append(cell == null ? "" : cell.getRawValue()).append(' '));
            }
            return text.toString();
        }
    }

    /** A feed of a base library, and two of its records in doubt. */
    private void profiles(String organ, String duty, String region) {
        Map<String, String> feed = one("""
                insert into profiles.feed (id, organ, organ_name, duty, region, library, kind, source, source_name, relation, key_column, changed_at, changed_by, changed_by_name)
                values (gen_random_uuid(), '%s', '局', '%s', '%s', 'population', 'PERSON', gen_random_uuid(), '库', 't', 'id', now(), 'somebody', '某人') returning id
                """.formatted(organ, duty, region));
        objects.put("/api/work/library-feeds/", feed);
        for (String key : List.of("\\x01", "\\x02")) {
            jdbc.sql("""
                    with p as (insert into profiles.profile (id, kind, created_at) values (gen_random_uuid(), 'PERSON', now()) returning id),
                         w as (insert into profiles.raw_row (id, feed, row_key, digest, content, run, read_at, seen_run, seen_at)
                               values (gen_random_uuid(), :feed::uuid, :key::bytea, '', '', gen_random_uuid(), now(), gen_random_uuid(), now()) returning id)
                    insert into profiles.record (id, feed, library, kind, profile, content, identity, placed, placed_at) select w.id, :feed::uuid, 'population', 'PERSON', p.id, '', '', 'NEW', now() from p, w
                    """).param("feed", feed.get("id")).param("key", key).update();
        }
        objects.put("/api/work/match-reviews/", one("""
                insert into profiles.pair (id, one, other, feed, kind, bits, state, opened_at)
                select gen_random_uuid(), min(r.id::text)::uuid, max(r.id::text)::uuid, r.feed, 'PERSON', 20, 'OPEN', now() from profiles.record r where r.feed = '%s' group by r.feed returning id
                """.formatted(feed.get("id"))));
    }

    private void aContract(PublishedMatter food) throws Exception {
        SharedResources shared = new SharedResources(context);
        Organ provider = shared.organ("human-resources");
        objects.put("/api/work/contracts/", Map.of("number", shared.inUse(shared.published(provider, UUID.randomUUID().toString()), shared.organ("civil-affairs")).number()));
        Actor.Official there = Actors.official(food.implementation().organ(), food.implementation().duty(), food.implementation().region(), "gateway.service", "gateway.system");
        objects.put("/api/work/shared-services/", made(there, "/api/work/shared-services", Map.of("name", UUID.randomUUID().toString(), "baseUrl", "http://127.0.0.1:1", "document", "/openapi.json", "timeoutMillis", 100,
                "atOnce", 1)));
        UUID rule = UUID.randomUUID();
        jdbc.sql("""
                insert into prefill.rule (id, organ, organ_name, duty, region, name, matter, matter_name, matter_name_en, contract, path, parameters, fields, state, drafted_at, drafted_by, drafted_by_name)
                values (:id, :organ, '局', :duty, :region, '预填', '000131001000', '事项', 'Matter', 'GX', '/persons/{id}', '[]', '[]', 'DRAFT', now(), 'somebody', '某人')
                """).param("id", rule).param("organ", food.implementation().organ()).param("duty", food.implementation().duty()).param("region", food.implementation().region()).update();
        objects.put("/api/work/prefill-rules/", Map.of("id", rule.toString()));
        anObjection(food);
        objects.put("/api/work/consumer-systems/", made(there, "/api/work/consumer-systems", Map.of("name", UUID.randomUUID().toString(), "environment", "TEST")));
    }

    private void anObjection(PublishedMatter food) {
        String place = "'" + food.implementation().organ() + "', '局', '" + food.implementation().duty() + "', '" + food.implementation().region() + "'";
        Map<String, String> objection = one("""
                insert into objections.objection (number, subject, subject_name, raised_by, raised_by_name, raised_at, origin, origin_ref, origin_place, origin_title, resource, resource_name, field, item, provider,
                                                  provider_name, provider_duty, provider_region, matter, stated, proposed, reason, state)
                values ('%s', gen_random_uuid(), '某人', 'x', '某人', now(), 'PREFILL', 'x', '/x', '申请', gen_random_uuid(), '资源', 'X', '项', %s, '', '甲', '乙', '理由', 'PROPAGATING') returning id
                """.formatted(UUID.randomUUID(), place));
        Map<String, String> copy = one("insert into objections.copy (objection, kind, ref, place, title, organ, organ_name, duty, region) values ('%s', 'RECEIVER', 'x', '', 'x', %s) returning id".formatted(objection.get("id"), place));
        objects.put("/api/portal/objections/", objection);
        objects.put("/api/work/objections/", Map.of("id", objection.get("id"), "copy", copy.get("id")));
    }

    private String answer(Routes routes, String route, String path, Map<String, String> known) throws Exception {
        RequestPostProcessor person = path.contains("/sessions/") ? signedIn.get(path.startsWith("/api/portal/") ? "citizen" : "clerk")
                : path.startsWith("/api/portal/") ? citizen : path.startsWith("/api/admin/") ? administrator : official;
        MockHttpServletResponse answer = routes.call(http, route, person, name -> name.equals("command") ? "accept" : known.get(name), "", Samples.body(routes.controllers().get(route)));
        return words(answer);
    }

    /** All but what names the request itself. */
    private String words(MockHttpServletResponse answer) throws Exception {
        String text = answer.getContentAsString(StandardCharsets.UTF_8);
        if (text.startsWith("{")) {
            ObjectNode problem = (ObjectNode) json.readTree(text);
            problem.remove(List.of("requestId", "instance"));
            text = problem.toString();
        }
        return answer.getStatus() + " " + answer.getContentType() + " " + text;
    }

    private void everybodyOwnsSomething() throws Exception {
        PublishedMatter food = world.matter("food-business-licence");
        Actor.Applicant applicant = CaseWorld.citizen();
        Actor.Official officer = Actors.official(food.implementation().organ(), food.implementation().duty(), food.implementation().region(), "case.read", "case.accept", "case.examine",
                "task.handle", "acceptance.file", "monitoring.read");
        String number = world.foodCase(applicant).path("number").asString();
        JsonNode dossier = world.done(officer, number, "accept", Map.of("opinion", "材料齐全"));
        JsonNode material = material(dossier);
        Map<String, String> ofCase = Map.of("number", number, "code", material.path("code").asString());
        Map<String, String> file = Map.of("id", material.path("files").get(0).path("id").asString());
        Map<String, String> document = Map.of("id", dossier.path("documents").get(0).path("id").asString());
        JsonNode draft = world.foodDraft(applicant, List.of());
        objects.put("/api/portal/cases/", ofCase);
        objects.put("/api/work/cases/", ofCase);
        objects.put("/api/work/case-prefills/", ofCase);
        objects.put("/api/work/case-objections/", ofCase);
        objects.put("/api/portal/files/", file);
        objects.put("/api/work/files/", file);
        objects.put("/api/portal/readings/", file);
        objects.put("/api/work/readings/", file);
        objects.put("/api/portal/materials/", Map.of("id", jdbc.sql("insert into materials.item (party, kind, kind_name, name, created_at, changed_at) values (:party, '身份证', '{}', '某人的材料', now(), now()) "
                + "returning id").param("party", applicant.applicantId()).query(String.class).single()));
        objects.put("/api/portal/documents/", document);
        objects.put("/api/work/documents/", document);
        objects.put("/api/portal/drafts/", Map.of("id", draft.path("id").asString(), "code", material(draft).path("code").asString(),
                "fileId", material(draft).path("files").get(0).path("id").asString()));
        Map<String, String> certificate = certificate(food, applicant);
        objects.put("/api/portal/certificates/", certificate);
        objects.put("/api/work/certificates/", certificate);
        Map<String, String> consent = consent(certificate.get("id"));
        objects.put("/api/portal/received-consents/", consent);
        objects.put("/api/work/received-consents/", consent);
        Map<String, String> use = Map.of("id", jdbc.sql("insert into usage.use (id, certificate, kind, at, by_name, by_subject, visible_from, open_until) values (gen_random_uuid(), :certificate::uuid, "
                + "'SHOWN', now(), '某人', 'somebody', now(), '2100-01-01') returning id").param("certificate", certificate.get("id")).query(String.class).single());
        objects.put("/api/portal/case-certificates/", Map.of("id", material(draft).path("files").get(0).path("id").asString()));
        objects.put("/api/work/case-certificates/", Map.of("id", material(draft).path("files").get(0).path("id").asString()));
        objects.put("/api/portal/certificate-uses/", use);
        objects.put("/api/work/certificate-uses/", use);
        jdbc.sql("update certificates.directory_entry set state = 'REJECTED' where certificate = :id::uuid and sequence = 1").param("id", certificate.get("id")).update();
        objects.put("/api/work/certificate-directory/", Map.of("certificate", certificate.get("id"), "sequence", "1"));
        objects.put("/api/work/certificate-stock/", one("insert into certificates.stock_import (type, file, file_name, organ, organ_name, duty, region, made_by, maker_name, made_at, state, good, moved_at) "
                + "select type, id, 'x.csv', organ, organ_name, duty, region, 'x', 'x', now(), 'CHECKED', 1, now() from certificates.certificate where id = '" + certificate.get("id") + "' returning id"));
        objects.put("/api/work/tasks/", Map.of("id", jdbc.sql("select t.id from tasks.task t join cases.file f on f.id = t.ref where f.number = :number and t.ended_at is null limit 1")
                .param("number", number).query(String.class).single()));
        objects.put("/api/work/acceptance/drafts/", windowDraft(officer, food, applicant));
        objects.put("/api/work/saved-filters/", made(officer, "/api/work/saved-filters", Map.of("list", "tasks", "name", "我的", "query", "box=mine", "isDefault", false)));
        objects.put("/api/work/jobs/", made(officer, "/api/work/exports", Map.of("list", "monitoring", "query", Map.of())));
        objects.put("/api/work/archives/", anEndedCase(applicant));
        objects.put("/api/work/archive-disposals/", aDestructionList(objects.get("/api/work/archives/").get("id")));
        objects.put("/api/work/archive-handovers/", aBatch(objects.get("/api/work/archives/").get("id")));
        objects.put("/api/work/matters/", Map.of("slug", food.definition().slug(), "version", String.valueOf(food.version()), "code", food.code()));
        Map<String, String> refund = aRefund(number);
        objects.put("/api/portal/payments/", Map.of("id", refund.get("notice")));
        objects.put("/api/work/payments/", Map.of("id", refund.get("notice")));
        objects.put("/api/work/refunds/", Map.of("id", refund.get("refund")));
        objects.put("/api/work/deliveries/", aDelivery(number));
        objects.put("/api/work/sent-messages/", aSentMessage(food));
        objects.put("/api/work/message-applications/", anApplication(food));
        String seal = aSeal(food);
        objects.put("/api/work/seals/", Map.of("id", seal));
        objects.put("/api/portal/seals/", Map.of("id", seal));
        Map<String, String> resource = made(Actors.official(food.implementation().organ(), food.implementation().duty(), food.implementation().region(), "resource.read", "resource.edit"),
                "/api/work/managed-resources", Map.of("name", "还在编写的资源"));
        objects.put("/api/work/managed-resources/", resource);
        objects.put("/api/work/resources/", resource);
        openData(food);
        SharedResources shared = new SharedResources(context);
        objects.put("/api/work/demands/", made(Actors.official(food.implementation().organ(), food.implementation().duty(), food.implementation().region(), "resource.read", "demand.read", "demand.make"),
                "/api/work/demands", Map.of("resource", shared.published(shared.organ("human-resources"), "参保人员 " + UUID.randomUUID()).id())));
        String asked = food.implementation().organ();
        Map<String, String> survey = made(Actors.official(asked, food.implementation().duty(), food.implementation().region(), "survey.read", "survey.manage"), "/api/work/surveys",
                Map.of("title", "普查", "instructions", "填报", "days", 5, "organs", List.of(asked)));
        objects.put("/api/work/surveys/", survey);
        objects.put("/api/work/survey-answers/", one("select id from surveys.answer where survey = '" + survey.get("id") + "'"));
        Actor.Official keeper = Actors.official(food.implementation().organ(), food.implementation().duty(), food.implementation().region(), "source.manage", "exchange.manage");
        Map<String, String> source = made(keeper, "/api/work/data-sources", Map.of("name", UUID.randomUUID().toString(), "kind", "POSTGRESQL", "host", "127.0.0.1", "port", 1, "database", "x", "user", "x",
                "password", "x", "tls", false, "target", true));
        objects.put("/api/work/data-sources/", source);
        objects.put("/api/work/exchange-flows/", made(keeper, "/api/work/exchange-flows", Map.of("name", UUID.randomUUID().toString(), "source", source.get("id"), "sourceTable", "a", "target", source.get("id"),
                "targetTable", "b", "mode", "FULL", "keys", List.of("id"), "control", false, "fields", List.of(Map.of("source", "id", "target", "id", "required", false, "codes", List.of())))));
        objects.put("/api/work/quality-rules/", made(Actors.official(food.implementation().organ(), food.implementation().duty(), food.implementation().region(), "source.manage", "quality.manage"), "/api/work/quality-rules",
                Map.of("source", objects.get("/api/work/data-sources/").get("id"), "file", """
                        format: luoshu/quality-rules/1
                        name: {zh: 规则, en: rules}
                        tables: [{name: a, title: {zh: 表, en: table}, key: [b], columns: [{name: b, type: text}]}]
                        """)));
        profiles(food.implementation().organ(), food.implementation().duty(), food.implementation().region());
        objects.put("/api/work/cascade/nodes/", one("""
                insert into cascade.node (name, division, relation, public_key, created_at, changed_at, changed_by, next_at)
                values ('南阳节点', '411300000000', 'LOWER', decode(repeat('04', 65), 'hex'), now(), now(), 'x', now()) on conflict (division) do update set name = excluded.name returning id
                """));
        jdbc.sql("""
                insert into quality.run (id, rule_set, number, version, state, begun_at, touched_at, by_subject, by_name) values (gen_random_uuid(), :set::uuid, 1, 1, 'DONE', now(), now(), 'x', 'x')
                """).param("set", objects.get("/api/work/quality-rules/").get("id")).update();
        objects.put("/api/work/quality-tickets/", one("""
                insert into quality.ticket (rule_set, relation, rule, name, name_en, severity, organ, organ_name, duty, region, state, failed, checked, sample, run, opened_at, limit_days)
                select s.id, 'a', 'b', '规则', 'rule', 'SERIOUS', s.organ, s.organ_name, s.duty, s.region, 'OPEN', 1, 1, '[]', r.id, now(), 5
                from quality.rule_set s join quality.run r on r.rule_set = s.id where s.id = '%s' returning id
                """.formatted(objects.get("/api/work/quality-rules/").get("id"))));
        objects.put("/api/work/lineage/sources/", source);
        Actor.Official teller = Actors.official(food.implementation().organ(), food.implementation().duty(), food.implementation().region(), "source.manage", "lineage.read", "lineage.tell");
        made(teller, "/api/work/lineage/statements", Map.of("source", source.get("id"), "name", "夜间汇总", "sql", "create table a as select b from c"));
        objects.put("/api/work/lineage/statements/", one("select id from lineage.statement where organ = '" + food.implementation().organ() + "' limit 1"));
        made(teller, "/api/work/lineage/reporters", Map.of("name", "作业" + UUID.randomUUID()));
        objects.put("/api/work/lineage/reporters/", one("select id from lineage.reporter where organ = '" + food.implementation().organ() + "' limit 1"));
        analysis(food.implementation().organ(), food.implementation().duty(), food.implementation().region());
        aContract(food);
        operation(food.implementation().organ(), food.implementation().duty(), food.implementation().region());
        objects.put("/api/portal/signatures/", Map.of("id", sheet(applicant, number)));
        objects.put("/api/portal/authorisations/", Map.of("id", jdbc.sql("select id from parties.authorisation limit 1").query(String.class).single()));
        objects.put("/api/admin/organs/", Map.of("code", food.implementation().organ()));
        RealPeople people = new RealPeople(context, http);
        objects.put("/api/admin/posts/", one("select post as id from access.grant where organ = '" + food.implementation().organ() + "' limit 1"));
        objects.put("/api/admin/grants/", one("select id from access.grant where organ = '" + food.implementation().organ() + "' and revoked_at is null limit 1"));
        objects.put("/api/admin/accounts/", Map.of("id", people.all().get("clerk").account().id().toString()));
        objects.put("/api/portal/sessions/", one("select id from identity.session where kind = 'PORTAL' and account = '" + people.all().get("citizen").account().id() + "'"));
        objects.put("/api/work/sessions/", one("select id from identity.session where kind = 'WORK' and account = '" + people.all().get("clerk").account().id() + "'"));
        RealPeople others = new RealPeople(context, http);
        signedIn = Map.of("citizen", others.all().get("citizen").calls(""), "clerk", others.all().get("clerk").calls(""));
    }

    /** A shared question, a record of use and an alarm. */
    private void analysis(String organ, String duty, String region) {
        objects.put("/api/work/saved-analyses/", one("""
                insert into analysis.saved (organ, owner, owner_name, title, statement, purpose, chart, shared, changed_at)
                values ('%s', 'x', '某人', '月报', 'select 1', '分析', '{"kind":"TABLE","y":[]}', true, now()) returning id
                """.formatted(organ)));
        objects.put("/api/work/analysis/questions/", one("""
                insert into analysis.use (id, number, at, subject, name, capacity, organ, organ_name, duty, region, purpose, statement, export, state)
                values (gen_random_uuid(), 'FX' || gen_random_uuid(), now(), 'x', '某人', 'x', '%s', '某局', '%s', '%s', '分析', 'select 1', false, 'DONE') returning id
                """.formatted(organ, duty, region)));
        objects.put("/api/work/analysis/alarms/", one("""
                insert into analysis.alarm (rule, name, name_en, basis, subject, person, organ, organ_name, duty, region, day, at, number, found, bound)
                values ('rows', '告警', 'alarm', 'x', gen_random_uuid()::text, '某人', '%s', '某局', '%s', '%s', now()::date, now(), 'FX1', 2, 1) returning id
                """.formatted(organ, duty, region)));
    }

    /** An agreement on authorised operation, a statement and a dispute about it. */
    private void operation(String organ, String duty, String region) {
        String agreement = "YY" + UUID.randomUUID();
        jdbc.sql("""
                insert into operation.agreement (number, organ, organ_name, duty, region, name, operator, operator_name, price_kind, valid_from, valid_until, terms, state, version, drafters, drafted_by_name, created_at, changed_at)
                values (:number, :organ, '局', :duty, :region, '运营', '91350100M000100Y43', '企业', 'PUBLIC', '2026-01-01', '2026-12-31',
                        '{"name":"运营","operator":"91350100M000100Y43","purpose":"x","scenarios":["x"],"from":"2026-01-01","until":"2026-12-31","priceKind":"PUBLIC","safety":"x","withdrawal":"x","systems":[],"operated":[]}',
                        'DRAFT', 1, array['x'], '某人', now(), now())
                """).param("number", agreement).param("organ", organ).param("duty", duty).param("region", region).update();
        jdbc.sql("insert into operation.operated (agreement, contract, resource, resource_name, provider_name, unit, fen, per, place) values (:number, 'GX', gen_random_uuid(), '资源', '局', 'CALL', 0, 1, 0)").param("number", agreement).update();
        jdbc.sql("insert into operation.statement (number, agreement, kind, month, total, due, state, version, issued_at, issued_by, issued_by_name) values (:number, :number, 'MONTHLY', '2026-01-01', 0, 0, 'ISSUED', 1, now(), 'x', '某人')")
                .param("number", agreement).update();
        objects.put("/api/work/operations/", Map.of("number", agreement));
        objects.put("/api/work/operation-statements/", Map.of("number", agreement));
        objects.put("/api/work/operation-disputes/", one("""
                insert into operation.dispute (agreement, contract, statement, raiser, words, raised_at, recorded_by, recorded_by_name, stated, state, version)
                values ('%1$s', 'GX', '%1$s', '某人', '有误', now(), 'x', '某人', 0, 'RAISED', 1) returning id
                """.formatted(agreement)));
    }

    /** A fee that was paid and is to go back. */
    private Map<String, String> aRefund(String number) {
        String notice = jdbc.sql("""
                insert into payments.notice (code, case_id, case_number, matter_code, matter_name, organ, organ_name, duty, region, confidentiality, payer, person, payer_name, items, fen, state, issued_at,
                    due_on, paid_at)
                select gen_random_uuid()::text, id, number, matter_code, matter_name, organ, organ_name, duty, region, confidentiality, applicant, person, applicant_name, '[]', 100, 'PAID', now(),
                    current_date, now() from cases.file where number = :number returning id::text
                """).param("number", number).query(String.class).single();
        String refund = jdbc.sql("""
                with attempt as (
                    insert into payments.attempt (notice, order_no, provider, fen, state, url, begun_at, begun_by, asked_at)
                    values (:notice::uuid, :notice, 'sandbox', 100, 'PAID', '', now(), 'test', now()) returning id)
                insert into payments.refund (refund_no, attempt, fen, kind, reason, state, requested_at, requested_by, requester)
                select :notice, id, 100, 'TECHNICAL', '测试', 'REQUESTED', now(), 'test', '测试' from attempt returning id::text
                """).param("notice", notice).query(String.class).single();
        return Map.of("notice", notice, "refund", refund);
    }

    private String sheet(Actor.Applicant applicant, String number) {
        CaseWorld.Answer answer = world.call(applicant, HttpMethod.POST, "/api/portal/signatures", Map.of("caseNumber", number, "inOrder", false, "cosigners", List.of()), null);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().path("id").asString();
    }

    private Map<String, String> aDelivery(String number) {
        return Map.of("id", jdbc.sql("""
                insert into delivery.item (case_id, case_number, matter_code, matter_name, organ, organ_name, duty, region, confidentiality, applicant, person, applicant_name, way, state, made_at)
                select id, number, matter_code, matter_name, organ, organ_name, duty, region, confidentiality, applicant, person, applicant_name, 'PICKUP', 'WAITING', now() from cases.file
                where number = :number returning id::text
                """).param("number", number).query(String.class).single());
    }

    private Map<String, String> aSentMessage(PublishedMatter food) {
        return Map.of("id", jdbc.sql("""
                insert into messages.outbox (at, channel, recipient, template, body, secret, state, expires_at, organ, duty, region)
                values (now(), 'SMS', '19900000002', 'notice.reminder', '', false, 'FAILED', now() + interval '1 day', :organ, :duty, :region) returning id::text
                """).param("organ", food.implementation().organ()).param("duty", food.implementation().duty()).param("region", food.implementation().region()).query(String.class).single());
    }

    private Map<String, String> anApplication(PublishedMatter food) {
        Map<String, String> application = made(Actors.official(food.implementation().organ(), food.implementation().duty(), food.implementation().region(), "message.manage"),
                "/api/work/message-applications", Map.of("name", UUID.randomUUID().toString(), "dailyLimit", 1));
        return Map.of("id", application.get("id"), "key", UUID.randomUUID().toString());
    }

    private String aSeal(PublishedMatter food) {
        var seals = jdbc.sql("select id from seals.seal where holder = :organ limit 1").param("organ", food.implementation().organ()).query(String.class);
        if (seals.optional().isEmpty()) {
            made(Actors.official(food.implementation().organ(), food.implementation().duty(), food.implementation().region(), "seal.read", "seal.keep"), "/api/work/seals",
                    Map.of("words", "", "note", "启用电子印章"));
        }
        return seals.single();
    }

    private void strangers() throws Exception {
        Set<String> all = new HashSet<>();
        Set<String> administration = Set.of("organ.manage", "account.manage", "grant.manage", "session.revoke");
        People.ofEveryRole().values().forEach(person -> {
            if (person instanceof Actor.Official known) {
                known.grants().forEach(grant -> all.addAll(grant.permissions()));
            }
        });
        citizen = Actors.as(CaseWorld.citizen());
        official = Actors.as(stranger(all, Grant.Organs.DUTY));
        administrator = Actors.as(stranger(administration, Grant.Organs.ANY));
    }

    /** May do everything, elsewhere: the health duty of another city. */
    private static Actor.Official stranger(Set<String> permissions, Grant.Organs organs) {
        return new Actor.Official(UUID.randomUUID(), "外市人员", UUID.randomUUID(), "岗", "11410100MB00000000", "外市机关", "410100000000", null,
                List.of(new Grant("all", permissions, organs, "11410100MB00000000", "health", "410100000000", 2)));
    }

    private Map<String, String> anEndedCase(Actor.Applicant applicant) {
        String number = world.foodCase(applicant).path("number").asString();
        long version = world.get(applicant, "/api/portal/cases/" + number).path("version").asLong();
        assertThat(world.call(applicant, HttpMethod.POST, "/api/portal/cases/" + number + "/withdraw", Map.of("reason", "不办了"), version).status()).isEqualTo(200);
        return Map.of("id", await().atMost(Duration.ofSeconds(30)).until(() -> jdbc.sql("select id from archives.package where case_number = :number").param("number", number)
                .query(String.class).optional(), Optional::isPresent).orElseThrow());
    }

    private Map<String, String> aDestructionList(String archive) {
        String id = jdbc.sql("insert into archives.disposal (organ, organ_name, duty, region, state, reason, proposed_by, proposer_name, proposed_at) "
                + "select organ, organ_name, duty, region, 'PROPOSED', '期满', 'x', '某', now() from archives.package where id = :id::uuid returning id").param("id", archive).query(String.class).single();
        jdbc.sql("insert into archives.disposal_item (disposal, package) values (:id::uuid, :archive::uuid)").param("id", id).param("archive", archive).update();
        return Map.of("id", id);
    }

    private Map<String, String> aBatch(String archive) {
        String id = jdbc.sql("insert into archives.handover (id, number, organ, organ_name, duty, region, institution, simulated, state, made_by, maker_name, made_at, list, signature, certificates) "
                + "select uuidv7(), 'YJ-' || id, organ, organ_name, duty, region, '馆', true, 'PREPARED', 'x', '某', now(), '', '', '' from archives.package where id = :id::uuid returning id")
                .param("id", archive).query(String.class).single();
        jdbc.sql("insert into archives.handover_item (handover, package) values (:id::uuid, :archive::uuid)").param("id", id).param("archive", archive).update();
        return Map.of("id", id);
    }

    private Map<String, String> windowDraft(Actor.Official officer, PublishedMatter food, Actor.Applicant applicant) {
        CaseWorld.Answer draft = world.call(officer, HttpMethod.POST, "/api/work/acceptance/drafts",
                Map.of("matterCode", food.code(), "partyId", jdbc.sql("select id from parties.person limit 1").query(String.class).single(), "answers", Map.of()), null);
        assertThat(draft.status()).as(draft.body().toString()).isEqualTo(200);
        String path = "/api/work/acceptance/drafts/" + draft.body().path("id").asString();
        String code = draft.body().path("materials").get(0).path("code").asString();
        CaseWorld.Answer file = world.upload(officer, path + "/materials/" + code + "/files");
        assertThat(file.status()).as(file.body().toString()).isEqualTo(200);
        return Map.of("id", draft.body().path("id").asString(), "code", code, "fileId", file.body().path("id").asString());
    }

    /** Allowed to an organ that is not the stranger's. */
    private Map<String, String> consent(String certificate) {
        return Map.of("id", jdbc.sql("insert into usage.consent (id, certificate, holder, holder_name, given_by, given_by_name, given_at, receiver_kind, receiver_name, receiver_end, receiver_organ, matter, "
                + "matter_name, purpose, valid_from, valid_to, times) values (gen_random_uuid(), :certificate::uuid, gen_random_uuid(), '某人', 'somebody', '某人', now(), 'ORGAN', '某机关', '', "
                + "'11410000000000000X', '000131001000', '{\"zh\": \"事项\", \"en\": \"matter\"}', '试验', now(), '2100-01-01', 1) returning id").param("certificate", certificate).query(String.class).single());
    }

    private Map<String, String> certificate(PublishedMatter food, Actor.Applicant holder) {
        Actor.Official officer = CaseWorld.official(food);
        String number = world.foodCase(holder).path("number").asString();
        List.of("accept", "pass", "pass", "grant", "issue-result").forEach(command -> world.done(officer, number, command, Map.of("opinion", "同意")));
        return Map.of("id", world.get(holder, "/api/portal/certificates").get(0).path("id").asString());
    }

    private Map<String, String> made(Actor.Official officer, String path, Object body) {
        CaseWorld.Answer answer = world.call(officer, HttpMethod.POST, path, body, null);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return Map.of("id", answer.body().path("id").asString());
    }

    private Map<String, String> one(String sql) {
        return Map.of("id", jdbc.sql(sql).query(String.class).list().getFirst());
    }

    private static JsonNode material(JsonNode holder) {
        for (JsonNode material : holder.path("materials")) {
            if (!material.path("files").isEmpty()) {
                return material;
            }
        }
        throw new AssertionError("no file");
    }
}
