package luoshu.trust.presenting;

import static luoshu.testing.Actors.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.layout.PackageLimits;
import luoshu.trust.layout.PackageRead;
import luoshu.trust.layout.PackageReader;
import luoshu.trust.ledger.internal.OutsideVerifier;
import luoshu.trust.seals.SealedSample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A certificate shown, checked by a stranger as code and as file, and what is said when it is suspended, changed, cancelled, over. */
@ServerTest
class PresentingTest {

    @Autowired MockMvc http;
    @Autowired CaseWorld world;
    @Autowired JsonMapper json;
    @Autowired TestClock clock;
    private PublishedMatter food;
    private Actor.Official officer;
    private Actor.Official manager;
    private final Actor.Applicant holder = CaseWorld.citizen();

    @BeforeEach
    void people() {
        food = world.matter("food-business-licence");
        officer = CaseWorld.official(food);
        manager = CaseWorld.official(food, "certificate.read", "certificate.manage");
    }

    private JsonNode issued() {
        String number = world.foodCase(holder).path("number").asString();
        world.done(officer, number, "accept", Map.of("opinion", "材料齐全"));
        world.done(officer, number, "pass", Map.of("opinion", "符合"));
        world.done(officer, number, "pass", Map.of("opinion", "同意"));
        world.done(officer, number, "grant", Map.of());
        world.done(officer, number, "issue-result", null);
        return certificate(world.get(holder, "/api/portal/certificates?case=" + number).get(0).path("id").asString());
    }

    private JsonNode certificate(String id) {
        return world.get(holder, "/api/portal/certificates/" + id);
    }

    private void command(JsonNode certificate, String command, Map<String, Object> body) {
        JsonNode now = certificate(certificate.path("id").asString());
        CaseWorld.Answer answer = world.call(manager, HttpMethod.POST, "/api/work/certificates/" + now.path("id").asString() + "/commands/" + command, body, now.path("revision").asLong());
        assertThat(answer.status()).as(command + ": " + answer.body()).isEqualTo(200);
    }

    private CaseWorld.Answer show(Actor actor, JsonNode certificate) {
        return world.call(actor, HttpMethod.POST, "/api/portal/certificates/" + certificate.path("id").asString() + "/codes", null, null);
    }

    private JsonNode verify(String text) throws Exception {
        return json.readTree(http.perform(post("/api/public/verify/codes").contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(Map.of("text", text)))
                .with(as(new Actor.Visitor()))).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private JsonNode verify(byte[] file) throws Exception {
        return json.readTree(http.perform(multipart("/api/public/verify/files").file(new MockMultipartFile("file", "a.ofd", "application/ofd", file)).with(as(new Actor.Visitor())))
                .andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    /** What the published list says at the place the certificate's own file names. */
    private int status(JsonNode certificate) throws Exception {
        Map<String, byte[]> files = ((PackageRead.Opened) new PackageReader(PackageLimits.USUAL).read(file(certificate))).files();
        String[] place = new String(files.get("OFD.xml"), StandardCharsets.UTF_8).replaceAll("(?s).*\"KZ_ZTQDWZ\">([0-9/]+)<.*", "$1").split("/");
        String token = http.perform(get("/api/public/status-lists/" + place[0])).andReturn().getResponse().getContentAsString();
        String packed = json.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1])).path("status_list").path("lst").asString();
        int index = Integer.parseInt(place[1]);
        return new InflaterInputStream(new ByteArrayInputStream(Base64.getUrlDecoder().decode(packed))).readAllBytes()[index / 4] >> index % 4 * 2 & 3;
    }

    private byte[] file(JsonNode certificate) throws Exception {
        return http.perform(get("/api/portal/certificates/" + certificate.path("id").asString() + "/file").with(as(holder))).andReturn().getResponse().getContentAsByteArray();
    }

    @Test
    void a_shown_certificate_says_what_it_is_and_how_it_stands() throws Exception {
        JsonNode one = issued();
        JsonNode code = show(holder, one).body();
        assertThat(code.path("kind").asString()).isEqualTo("CERTIFICATE");
        JsonNode seen = verify(code.path("digits").asString());
        assertThat(seen.path("outcome").asString()).isEqualTo("GENUINE");
        assertThat(seen.path("certificate").path("number").asString()).isEqualTo(one.path("number").asString());
        assertThat(seen.path("code").path("facts").toString()).contains("食品经营许可证").contains(one.path("number").asString()).contains("\"STATUS\"");
        assertThat(status(one)).isZero();
        command(one, "suspend", Map.of("reason", "suspension-penalty", "note", "试验"));
        assertThat(verify(code.path("digits").asString()).path("outcome").asString()).isEqualTo("SUSPENDED");
        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(status(one)).isEqualTo(2));
        assertThat(show(holder, one).code()).isEqualTo("certificate-not-in-force");
        clock.advance(Duration.ofSeconds(61));
        JsonNode late = verify(code.path("digits").asString());
        assertThat(late.path("outcome").asString()).isEqualTo("CODE_EXPIRED");
        assertThat(late.has("certificate")).isFalse();
    }

    @Test
    void only_its_holder_shows_it_and_sees_each_use() throws Exception {
        JsonNode one = issued();
        assertThat(show(CaseWorld.citizen(), one).status()).isEqualTo(404);
        show(holder, one);
        show(holder, one);
        String uses = "/api/portal/certificates/" + one.path("id").asString() + "/uses";
        assertThat(world.get(holder, uses)).as("looking at it for a while is one use").singleElement().satisfies(use -> assertThat(use.path("kind").asString()).isEqualTo("SHOWN"));
        clock.advance(Duration.ofMinutes(11));
        show(holder, one);
        assertThat(world.get(holder, uses)).hasSize(2);
        assertThat(world.call(CaseWorld.citizen(), HttpMethod.GET, uses, null, null).status()).isEqualTo(404);
    }

    @Test
    void a_file_is_checked_against_its_seal_and_the_register() throws Exception {
        JsonNode one = issued();
        byte[] ofd = file(one);
        JsonNode genuine = verify(ofd);
        assertThat(genuine.path("outcome").asString()).isEqualTo("GENUINE");
        assertThat(genuine.path("certificate").path("number").asString()).isEqualTo(one.path("number").asString());
        assertThat(genuine.path("seals").path(0).path("whole").asBoolean()).isTrue();
        assertThat(verify(withFile(ofd, "Doc_0/Extra.xml", "<x/>")).path("outcome").asString()).isEqualTo("NOT_COVERED");
        assertThat(verify(withFile(ofd, "Doc_0/Document.xml", null)).path("outcome").asString()).isEqualTo("ALTERED");
        command(one, "cancel", Map.of("reason", "revoke-fraud", "note", "试验"));
        JsonNode revoked = verify(ofd);
        assertThat(revoked.path("outcome").asString()).isEqualTo("REVOKED");
        assertThat(revoked.path("certificate").path("since").asString()).isNotEmpty();
    }

    @Test
    void a_seal_nobody_trusts_and_a_file_without_any_are_told_apart() throws Exception {
        assertThat(verify(SealedSample.file()).path("outcome").asString()).isEqualTo("UNTRUSTED");
        assertThat(verify(luoshu.trust.layout.LayoutPackage.write(SealedSample.document().plain())).path("outcome").asString()).isEqualTo("UNSEALED");
        assertThat(verify("PK\3\4 nothing".getBytes(StandardCharsets.UTF_8)).path("outcome").asString()).isEqualTo("UNRECOGNISED");
    }

    @Test
    void the_square_on_a_printed_face_tells_how_it_stands_and_not_whose_it_is() throws Exception {
        JsonNode one = issued();
        JsonNode seen = verify(one.path("identifier").asString());
        assertThat(seen.path("outcome").asString()).isEqualTo("IN_FORCE");
        assertThat(seen.path("certificate").path("number").asString()).isEqualTo(one.path("number").asString());
        assertThat(seen.path("certificate").has("holder")).isFalse();
        command(one, "suspend", Map.of("reason", "suspension-penalty", "note", "试验"));
        assertThat(verify(one.path("identifier").asString()).path("outcome").asString()).isEqualTo("SUSPENDED");
        assertThat(verify("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.002.S").path("outcome").asString()).isEqualTo("NOT_ON_RECORD");
        assertThat(verify(one.path("identifier").asString().replaceFirst(".$", "?")).path("outcome").asString()).isEqualTo("UNRECOGNISED");
    }

    @Test
    void over_is_over() throws Exception {
        JsonNode one = issued();
        byte[] ofd = file(one);
        clock.advance(Duration.ofDays(366 * 5));
        assertThat(verify(ofd).path("outcome").asString()).isEqualTo("EXPIRED");
    }

    @Test
    void a_program_that_shares_no_code_with_us_comes_to_the_same_verdict_on_the_file() throws Exception {
        JsonNode one = issued();
        byte[] ofd = file(one);
        assertThat(outside(ofd)).contains("RIGHT: 1 seal").contains("ZZMC: 食品经营许可证").contains("status: VALID, by status list");
        assertThat(outside(withFile(ofd, "Doc_0/Extra.xml", "<x/>"))).contains("WRONG: no seal covers the whole file").contains("does not cover Doc_0/Extra.xml");
        assertThat(outside(withFile(ofd, "Doc_0/Document.xml", null))).contains("WRONG: altered after it was sealed: Doc_0/Document.xml");
        assertThat(outside(java.util.Arrays.copyOf(ofd, ofd.length - 30))).contains("WRONG");
        assertThat(outside(SealedSample.file())).contains("WRONG");
        assertThat(outside(luoshu.trust.layout.LayoutPackage.write(SealedSample.document().plain()))).contains("WRONG: nobody sealed this document");
        command(one, "cancel", Map.of("reason", "revoke-fraud", "note", "试验"));
        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(status(one)).isOne());
        assertThat(outside(ofd)).contains("WRONG: INVALID by status list");
    }

    private String outside(byte[] ofd) throws Exception {
        Path root = Files.write(Files.createTempFile("root", ".cer"), http.perform(get("/ca/root.cer")).andReturn().getResponse().getContentAsByteArray());
        Path crl = Files.write(Files.createTempFile("list", ".crl"), http.perform(get("/ca/crl")).andReturn().getResponse().getContentAsByteArray());
        Path list = Files.writeString(Files.createTempFile("status", ".jwt"), http.perform(get("/api/public/status-lists/1")).andReturn().getResponse().getContentAsString());
        return OutsideVerifier.run(List.of(), "file", Files.write(Files.createTempFile("certificate", ".ofd"), ofd), "--root", root, "--crl", crl, "--status", list, "--at", clock.instant()).said();
    }

    /** The package with one more file, or, with no content, with one file that has another byte at its end. */
    private static byte[] withFile(byte[] ofd, String name, String content) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(ofd)); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(zip);
                if (entry.getName().equals(name)) {
                    zip.write(' ');
                }
                names.add(entry.getName());
            }
            if (content != null) {
                assertThat(names).doesNotContain(name);
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content.getBytes(StandardCharsets.UTF_8));
            } else {
                assertThat(names).contains(name);
            }
        }
        return out.toByteArray();
    }
}
