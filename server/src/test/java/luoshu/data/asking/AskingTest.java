package luoshu.data.asking;

import static luoshu.data.contracts.SharedResources.of;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import luoshu.data.catalog.ResourceView;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.Contracts;
import luoshu.data.contracts.SharedResources;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Grant;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.packages.PackageFiles;
import luoshu.kernel.packages.ShippedPackages;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.Parties;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.result.MockMvcResultMatchers;
import tools.jackson.databind.JsonNode;

/** What is there may not be demanded; what could be there opens a demand; everything is counted. */
@ServerTest
class AskingTest {

    private static final String ASKED = "/api/work/asked-materials";
    private static final String PROVINCE = "410000000000";
    @Autowired MockMvc http;
    @Autowired CaseWorld world;
    @Autowired JdbcClient jdbc;
    @Autowired Organs organs;
    @Autowired Parties parties;
    @Autowired Access access;
    @Autowired Contracts contracts;
    @Autowired TestClock clock;
    @Autowired ApplicationContext context;
    private final Actor.Official authority = official("asking.read", "asking.manage");
    private final Actor.Official keeper = new Actor.Official(UUID.randomUUID(), "测试员", UUID.randomUUID(), "测试岗", "11410000000000000X", "测试机关", PROVINCE, null,
            List.of(new Grant("matter-keeper", Set.of("matter.read", "matter.edit", "matter.publish", "matter.suspend", "matter.cancel"), Grant.Organs.ANY, "", "", PROVINCE, 2)));
    private final String tag = "x" + UUID.randomUUID().toString().substring(0, 8);
    private final String licence = "身份核验材料" + tag;
    private int uploads;

    private static Actor.Official official(String... permissions) {
        return Actors.official("11410000000000000X", "data", PROVINCE, permissions);
    }

    private JsonNode count() {
        CaseWorld.Answer answer = world.call(authority, HttpMethod.POST, ASKED + "/count", null, null);
        assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(200);
        return answer.body();
    }

    private JsonNode asked(String q) {
        return world.get(authority, ASKED + "?q=" + q).path("items");
    }

    private CaseWorld.Answer put(String material, GiverKind kind, String key) {
        return world.call(authority, HttpMethod.POST, ASKED + "/replacements", Map.of("material", material, "kind", kind.name(), "key", key, "ground", "国务院令第716号第七条"), null);
    }

    /** The food licence under another name and code, its business licence called otherwise; {@code reuse}: what may stand in for it. */
    private void upload(String slug, String code, String reuse) throws Exception {
        PackageFiles food = ShippedPackages.list("matters").get("000131001000-food-business-licence");
        String matter = food.findText("matter.yaml").orElseThrow().replace("slug: food-business-licence", "slug: " + slug).replace("\"000131001000\"", "\"" + code + "\"")
                .replace("keywords: [", "keywords: [第" + ++uploads + "稿, ");
        String materials = food.findText("materials.yaml").orElseThrow();
        assertThat(materials).contains("    reuse: {certificate: 营业执照}\n").contains("{zh: 营业执照或者主体资格证书,");
        materials = materials.replace("    reuse: {certificate: 营业执照}\n", reuse).replace("{zh: 营业执照或者主体资格证书,", "{zh: " + licence + "（副本）复印件,");
        PackageFiles own = food.with("matter.yaml", matter.getBytes(StandardCharsets.UTF_8)).with("materials.yaml", materials.getBytes(StandardCharsets.UTF_8));
        http.perform(MockMvcRequestBuilders.multipart("/api/work/matters/import").file(new MockMultipartFile("file", "p.zip", "application/zip", own.toZip()))
                        .with(Actors.as(keeper)).header("Idempotency-Key", UUID.randomUUID())).andExpect(MockMvcResultMatchers.status().isOk())
                .andExpect(MockMvcResultMatchers.jsonPath("$.problems.length()").value(0));
    }

    private CaseWorld.Answer publish(String slug, int version) {
        return world.call(keeper, HttpMethod.POST, "/api/work/matters/" + slug + "/versions/" + version + "/publish", Map.of(), null);
    }

    private void cancel(String slug) {
        assertThat(world.call(keeper, HttpMethod.POST, "/api/work/matters/" + slug + "/cancel", Map.of("reason", "试验完毕"), null).status()).isEqualTo(200);
    }

    /** A business that is registered has the licence as a certificate. */
    private void someLicence() {
        PublishedMatter business = world.matter("individual-business-registration");
        ThreadLocalRandom any = ThreadLocalRandom.current();
        CitizenId number = CitizenId.compose("411502", LocalDate.of(1950, 1, 1).plusDays(any.nextInt(18_000)), any.nextInt(1, 999));
        Actor.Applicant holder = Actors.citizen(parties.registerAtWindow("孙个体", number, null).partyId(), "孙个体", 4);
        JsonNode draft = world.draft(holder, business, Map.of("operation_mode", "personal", "premises_kind", "owned", "pre_approval", false, "use_name", false, "by_agent", false),
                Map.of("truth", true, "operationMode", "personal", "useName", false, "premisesKind", "owned", "mainIndustry", "retail"), List.of());
        world.done(CaseWorld.official(business), world.submit(holder, draft).path("number").asString(), "issue-result", null);
    }

    @Test
    void a_certificate_that_is_there_keeps_its_paper_from_being_demanded() throws Exception {
        someLicence();
        String type = jdbc.sql("select c.type from certificates.certificate c where c.state = 'VALID' and c.catalog_code = :code order by c.issued_at desc limit 1")
                .param("code", world.matter("individual-business-registration").definition().catalogCode().value()).query(String.class).single();
        upload(tag, "000131981000", "");
        count();
        CaseWorld.Answer before = publish(tag, 1);
        assertThat(before.status()).as("nobody has said yet that anything gives it: " + before.body()).isEqualTo(200);
        count();
        assertThat(asked(licence)).as("not of government by its source, and nothing gives it").allSatisfy(row -> assertThat(row.path("standing").asString()).isEqualTo("NO_SOURCE"));

        CaseWorld.Answer unknown = put(licence, GiverKind.CERTIFICATE, "no-such-type");
        assertThat(unknown.status()).isEqualTo(422);
        CaseWorld.Answer line = put(licence + " 复印件", GiverKind.CERTIFICATE, type);
        assertThat(line.status()).as(String.valueOf(line.body())).isEqualTo(200);
        assertThat(line.body().path("material").asString()).as("without its manner").isEqualTo(licence);
        assertThat(put(licence, GiverKind.CERTIFICATE, type).code()).isEqualTo("replacement-exists");
        count();
        JsonNode row = asked(licence).get(0);
        assertThat(row.path("standing").asString()).isEqualTo("STILL_ASKED");
        assertThat(row.path("regions").asInt()).isGreaterThan(150);
        assertThat(row.path("reached").asInt()).isBetween(1, row.path("regions").asInt());

        CaseWorld.Answer refused = next("");
        assertThat(refused.status()).as(String.valueOf(refused.body())).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("quality-blocking");
        assertThat(refused.body().path("findings").valueStream().filter(finding -> finding.path("rule").asInt() == 13 && finding.path("severity").asString().equals("BLOCKING")).toList()).hasSize(1)
                .first().satisfies(finding -> assertThat(finding.path("message").path("zh").asString()).contains(licence));
        CaseWorld.Answer accepted = next("    reuse: {certificate: 营业执照}\n");
        assertThat(accepted.status()).as(String.valueOf(accepted.body())).isEqualTo(200);
        count();
        assertThat(asked(licence).get(0).path("standing").asString()).isEqualTo("FREE");

        String id = line.body().path("id").asString();
        assertThat(world.call(official("asking.read"), HttpMethod.POST, ASKED + "/replacements/" + id + "/withdraw", Map.of("reason", "不该"), null).status()).isEqualTo(403);
        assertThat(world.call(authority, HttpMethod.POST, ASKED + "/replacements/" + id + "/withdraw", Map.of("reason", " "), null).status()).isEqualTo(422);
        assertThat(world.call(authority, HttpMethod.POST, ASKED + "/replacements/" + id + "/withdraw", Map.of("reason", "试验完毕"), null).status()).isEqualTo(200);
        assertThat(world.call(authority, HttpMethod.POST, ASKED + "/replacements/" + id + "/withdraw", Map.of("reason", "再次"), null).status()).isEqualTo(404);
        cancel(tag);
        count();
        assertThat(asked(licence)).as("a matter that is no more asks for nothing").isEmpty();
    }

    /** Imports another version, told from the last by a keyword, and publishes it. */
    private CaseWorld.Answer next(String reuse) throws Exception {
        upload(tag, "000131981000", reuse);
        return publish(tag, world.get(keeper, "/api/work/matters/" + tag).valueStream().mapToInt(one -> one.path("version").asInt()).max().orElseThrow());
    }

    @Test
    void what_could_be_shared_opens_a_demand_until_it_is() throws Exception {
        clock.set(Instant.parse("2026-04-20T02:00:00Z"));
        Organ provider = new SharedResources(context).organ("human-resources");
        ResourceView entry = new SharedResources(context).published(provider, "参保信息" + tag);
        upload(tag, "000131982000", "");
        assertThat(publish(tag, 1).status()).isEqualTo(200);
        assertThat(put(licence, GiverKind.RESOURCE, "no-such-code").status()).isEqualTo(422);
        assertThat(put(licence, GiverKind.RESOURCE, String.valueOf(entry.code())).status()).isEqualTo(200);
        count();
        JsonNode row = asked(licence).get(0);
        assertThat(row.path("standing").asString()).isEqualTo("AWAITING");
        assertThat(row.path("giver").asString()).isEqualTo(entry.content().name());
        JsonNode demand = row.path("demands").get(0);
        assertThat(demand.path("state").asString()).isEqualTo("WRITING");
        String id = demand.path("id").asString();
        Organ asker = organs.listByDuty("market-regulation", List.of(2)).getFirst();
        Actor.Official editor = of(asker, "resource.read", "demand.read", "demand.make");
        JsonNode draft = world.get(editor, "/api/work/demands/" + id + "/draft");
        assertThat(draft.path("form").path("purpose").asString()).contains(licence);
        assertThat(draft.path("form").path("items").size()).as("all that is shared").isEqualTo(6);
        assertThat(world.get(editor, "/api/work/demands/" + id + "/journal").get(0).path("note").asString()).contains("近 12 个月有 0 人次");
        assertThat(world.get(editor, "/api/work/tasks?size=100&box=claimable").path("items").valueStream().filter(task -> task.path("ref").asString().equals(id)).toList()).hasSize(1);
        count();
        assertThat(asked(licence).get(0).path("demands")).as("one demand is enough").singleElement().satisfies(same -> assertThat(same.path("id").asString()).isEqualTo(id));

        Contract contract = new SharedResources(context).inUse(entry, asker);
        count();
        row = asked(licence).get(0);
        assertThat(row.path("standing").asString()).as("now it is there and still demanded").isEqualTo("STILL_ASKED");
        assertThat(row.path("reached").asInt()).as("the province asks for all below it").isEqualTo(row.path("regions").asInt());
        access.asPlatform("test", () -> contracts.suspend(contract.number(), contract.version(), "试验"));
        count();
        assertThat(asked(licence).get(0).path("standing").asString()).isEqualTo("AWAITING");
        cancel(tag);
        count();
    }

    @Test
    void cases_are_counted_by_what_they_brought() {
        count();
        long before = papers();
        Actor.Applicant applicant = CaseWorld.citizen();
        world.submit(applicant, world.foodDraft(applicant, List.of()));
        count();
        assertThat(papers()).isEqualTo(before + 1);
        count();
        assertThat(papers()).as("the same day counted again").isEqualTo(before + 1);
        Actor.Official other = official("resource.read");
        assertThat(world.status(other, ASKED)).isEqualTo(403);
        assertThat(world.status(other, ASKED + "/totals")).isEqualTo(403);
        assertThat(world.status(other, ASKED + "/replacements")).isEqualTo(403);
    }

    /** Of the business licence with the food licence. */
    private long papers() {
        return world.get(authority, ASKED + "?matter=food-business-licence").path("items").valueStream().filter(row -> row.path("material").asString().equals("business_licence"))
                .mapToLong(row -> row.path("papers").asLong()).findFirst().orElseThrow();
    }
}
