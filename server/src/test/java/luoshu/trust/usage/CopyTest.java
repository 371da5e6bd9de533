package luoshu.trust.usage;

import static luoshu.testing.Actors.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.layout.AnnotatedCopy;
import luoshu.trust.layout.CopyMark;
import luoshu.trust.layout.LayoutPackage;
import luoshu.trust.layout.PackageLimits;
import luoshu.trust.layout.PackageRead;
import luoshu.trust.layout.PackageReader;
import luoshu.trust.layout.Part;
import luoshu.trust.ledger.internal.OutsideVerifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A copy for one purpose: what it says, how it is checked, and what is left of it when somebody cuts the words away. */
@ServerTest
class CopyTest {

    @Autowired MockMvc http;
    @Autowired CaseWorld world;
    @Autowired JsonMapper json;
    @Autowired TestClock clock;
    private PublishedMatter food;
    private final Actor.Applicant holder = CaseWorld.citizen();
    private String certificate;

    @BeforeEach
    void a_licence() {
        food = world.matter("food-business-licence");
        Actor.Official officer = CaseWorld.official(food);
        String number = world.foodCase(holder).path("number").asString();
        List.of("accept", "pass", "pass", "grant", "issue-result").forEach(command -> world.done(officer, number, command, Map.of("opinion", "同意")));
        certificate = "/api/portal/certificates/" + world.get(holder, "/api/portal/certificates?case=" + number).get(0).path("id").asString();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    }

    private CaseWorld.Answer make(Actor by, LocalDate until) {
        return world.call(by, HttpMethod.POST, certificate + "/copies", Map.of("purpose", "店铺入驻审核", "receiver", "某某电商平台", "until", until.toString()), null);
    }

    private byte[] bytes(Actor by, String path) throws Exception {
        return http.perform(get(path).with(as(by))).andReturn().getResponse().getContentAsByteArray();
    }

    private JsonNode verify(byte[] file) throws Exception {
        return json.readTree(http.perform(multipart("/api/public/verify/files").file(new MockMultipartFile("file", "a.ofd", "application/ofd", file)).with(as(new Actor.Visitor())))
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private static Map<String, byte[]> opened(byte[] file) {
        return ((PackageRead.Opened) new PackageReader(PackageLimits.USUAL).read(file)).files();
    }

    @Test
    void it_says_what_it_is_for_and_is_checked_with_its_certificate() throws Exception {
        CaseWorld.Answer made = make(holder, today().plusDays(10));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(200);
        String copy = certificate + "/copies/" + made.body().path("id").asString();
        byte[] file = bytes(holder, copy + "/file");
        Files.write(Path.of("target/copy.ofd"), file);
        Files.write(Path.of("target/copy.pdf"), bytes(holder, copy + "/rendition"));
        Map<String, byte[]> parts = opened(file);
        assertThat(parts.get(AnnotatedCopy.ORIGINAL)).as("the original is in it, byte for byte").isEqualTo(bytes(holder, certificate + "/file"));
        assertThat(new String(parts.get("Doc_0/Pages/Page_0/Content.xml"), StandardCharsets.UTF_8)).contains("仅供某某电商平台用于店铺入驻审核");
        assertThat(new String(parts.get("OFD.xml"), StandardCharsets.UTF_8)).contains("\"JZJZZSY\">店铺入驻审核<");
        assertThat(CopyMark.find(parts).orElseThrow().toString()).isEqualTo(made.body().path("id").asString());
        JsonNode seen = verify(file);
        assertThat(seen.path("outcome").asString()).as(seen.toString()).isEqualTo("COPY");
        assertThat(seen.path("copy").path("purpose").asString()).isEqualTo("店铺入驻审核");
        assertThat(seen.path("copy").path("until").asString()).isEqualTo(today().plusDays(10).toString());
        assertThat(seen.path("seals")).as("its own seal and the original's").hasSize(2).allSatisfy(seal -> assertThat(seal.path("valid").asBoolean() && seal.path("whole").asBoolean()).isTrue());
        assertThat(world.get(holder, certificate + "/uses").get(0).path("kind").asString()).isEqualTo("COPIED");
        clock.advance(Duration.ofDays(11));
        assertThat(verify(file).path("outcome").asString()).isEqualTo("COPY_OVER");
        assertThat(world.get(holder, certificate + "/copies").get(0).path("over").asBoolean()).isTrue();
    }

    /** The verifier in {@code sdk/} knows nothing of copies: it finds two sealed documents, one inside the other, each whole. */
    @Test
    void a_program_that_shares_no_code_with_us_accepts_both_seals() throws Exception {
        byte[] file = bytes(holder, certificate + "/copies/" + make(holder, today().plusDays(10)).body().path("id").asString() + "/file");
        for (byte[] sealed : List.of(file, opened(file).get(AnnotatedCopy.ORIGINAL))) {
            assertThat(outside(sealed)).contains("RIGHT: 1 seal").doesNotContain("does not cover");
        }
    }

    private String outside(byte[] ofd) throws Exception {
        Path root = Files.write(Files.createTempFile("root", ".cer"), http.perform(get("/ca/root.cer")).andReturn().getResponse().getContentAsByteArray());
        Path crl = Files.write(Files.createTempFile("list", ".crl"), http.perform(get("/ca/crl")).andReturn().getResponse().getContentAsByteArray());
        return OutsideVerifier.run(List.of(), "file", Files.write(Files.createTempFile("copy", ".ofd"), ofd), "--root", root, "--crl", crl, "--at", clock.instant()).said();
    }

    @Test
    void a_cancelled_certificate_ends_its_copies() throws Exception {
        byte[] file = bytes(holder, certificate + "/copies/" + make(holder, today().plusDays(10)).body().path("id").asString() + "/file");
        long revision = world.get(holder, certificate).path("revision").asLong();
        world.call(CaseWorld.official(food, "certificate.read", "certificate.manage"), HttpMethod.POST, certificate.replace("portal", "work") + "/commands/cancel",
                Map.of("reason", "revoke-fraud", "note", "试验"), revision);
        assertThat(verify(file).path("outcome").asString()).isEqualTo("REVOKED");
        assertThat(make(holder, today().plusDays(10)).code()).isEqualTo("certificate-not-in-force");
    }

    /** Names, custom data and words changed, seal broken: the distances between the letters still tell which copy it was. */
    @Test
    void cut_and_pasted_it_is_altered_and_traced() throws Exception {
        CaseWorld.Answer made = make(holder, today().plusDays(10));
        Map<String, byte[]> parts = opened(bytes(holder, certificate + "/copies/" + made.body().path("id").asString() + "/file"));
        List<Part> changed = new ArrayList<>();
        parts.forEach((name, content) -> {
            String text = new String(content, StandardCharsets.UTF_8);
            changed.add(Part.deflated(name, name.endsWith(".xml") ? text.replace("某某电商平台", "另外一家平台").replace(made.body().path("id").asString(), "x").getBytes(StandardCharsets.UTF_8) : content, false));
        });
        JsonNode seen = verify(LayoutPackage.write(changed));
        assertThat(seen.path("outcome").asString()).isEqualTo("ALTERED");
        assertThat(seen.path("copy").path("number").asString()).isEqualTo(made.body().path("id").asString());
        assertThat(seen.path("copy").path("receiver").asString()).as("as the register has it").isEqualTo("某某电商平台");
    }

    @Test
    void only_its_holder_has_one_made_and_fetches_it() throws Exception {
        Actor.Applicant stranger = CaseWorld.citizen();
        assertThat(make(stranger, today()).status()).isEqualTo(404);
        String copy = certificate + "/copies/" + make(holder, today()).body().path("id").asString() + "/file";
        assertThat(world.status(stranger, copy)).isEqualTo(404);
        assertThat(make(holder, today().minusDays(1)).body().path("errors").get(0).path("pointer").asString()).isEqualTo("/until");
        assertThat(make(holder, today().plusYears(2)).body().path("errors").get(0).path("code").asString()).isEqualTo("out-of-range");
    }
}
