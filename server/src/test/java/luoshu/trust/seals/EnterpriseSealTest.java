package luoshu.trust.seals;

import static luoshu.testing.Actors.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Grant;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.Enterprise;
import luoshu.kernel.parties.Parties;
import luoshu.testing.ServerTest;
import luoshu.trust.layout.LayoutPackage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An enterprise applies for a seal, gets it and uses it; anybody verifies what it sealed. */
@ServerTest
class EnterpriseSealTest {

    private static final String ORGAN = "11410000MB00000000";

    @Autowired MockMvc http;
    @Autowired Parties parties;
    @Autowired JsonMapper json;

    private final Actor.Official officer = new Actor.Official(UUID.randomUUID(), "审批员", UUID.randomUUID(), "印章审批制作岗", ORGAN, "机关", "410000000000", null,
            List.of(new Grant("seal-officer", Set.of("seal.read", "seal.approve", "seal.make"), Grant.Organs.ANY, ORGAN, "data-administration", "410000000000", 2)));

    private Actor.Applicant representative(String code, int level) {
        Enterprise enterprise = parties.findByCreditCode(new CreditCode(code)).orElseThrow();
        return new Actor.Applicant(UUID.randomUUID(), UUID.randomUUID(), "张伟", level, Actor.CapacityKind.LEGAL_REPRESENTATIVE, enterprise.id().value(), enterprise.name(), null, List.of());
    }

    private ResultActions write(Actor actor, String path, int version, String body) throws Exception {
        return http.perform(post(path).with(as(actor)).header("Idempotency-Key", UUID.randomUUID()).header("If-Match", "\"" + version + "\"").contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private JsonNode read(ResultActions answer) throws Exception {
        return json.readTree(answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
    }

    private String enabled(Actor.Applicant applicant, String words) throws Exception {
        String id = read(write(applicant, "/api/portal/seals", 0, "{\"words\":\"" + words + "\",\"note\":\"签订合同\"}")).path("id").asString();
        write(officer, "/api/work/seals/" + id + "/approve", 1, "{\"note\":\"\"}").andExpect(status().isOk());
        write(officer, "/api/work/seals/" + id + "/make", 2, "{\"note\":\"\"}").andExpect(status().isOk());
        write(officer, "/api/work/seals/" + id + "/file", 3, "{\"note\":\"\"}").andExpect(status().isOk());
        write(officer, "/api/work/seals/" + id + "/enable", 4, "{\"note\":\"\"}").andExpect(status().isForbidden());
        write(applicant, "/api/portal/seals/" + id + "/enable", 4, "{\"note\":\"\"}").andExpect(status().isOk()).andExpect(jsonPath("$.state").value("ENABLED"));
        return id;
    }

    private ResultActions seal(Actor actor, String id, byte[] file) throws Exception {
        return http.perform(multipart("/api/portal/seals/" + id + "/seal").file(new MockMultipartFile("file", "合同.ofd", "application/ofd", file)).with(as(actor))
                .header("Idempotency-Key", UUID.randomUUID()));
    }

    private JsonNode verify(byte[] file) throws Exception {
        return read(http.perform(multipart("/api/public/seal-verifications").file(new MockMultipartFile("file", "x.ofd", "application/ofd", file)).with(as(new Actor.Visitor()))));
    }

    @Test
    void an_enterprise_seals_a_document_and_anybody_verifies_it() throws Exception {
        Actor.Applicant applicant = representative("91411502X90001006B", 4);
        String id = enabled(applicant, "合同专用章");
        byte[] document = LayoutPackage.write(SealedSample.document().plain());
        JsonNode kept = read(seal(applicant, id, document));
        assertThat(kept.path("name").asString()).isEqualTo("合同（已盖章）.ofd");
        byte[] sealed = http.perform(get("/api/portal/files/" + kept.path("id").asString()).with(as(applicant))).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        JsonNode verdict = verify(sealed);
        assertThat(verdict.path("valid").asBoolean()).as(verdict.toString()).isTrue();
        assertThat(verdict.path("covered").asBoolean()).isTrue();
        assertThat(verdict.path("seals").get(0).path("name").asString()).isEqualTo("信阳市申码餐饮管理有限公司合同专用章");
        assertThat(verdict.path("seals").get(0).path("id").asString()).isEqualTo(id);
        http.perform(get("/api/portal/seals/" + id + "/sealed").with(as(applicant))).andExpect(jsonPath("$[0].id").value(kept.path("id").asString()));
        http.perform(get("/api/portal/seals/" + id + "/uses").with(as(applicant))).andExpect(jsonPath("$.total").value(1));
        seal(applicant, id, sealed).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.code").value("document-sealed-already"));
        Actor.Applicant other = representative("91411502X90002009U", 4);
        http.perform(get("/api/portal/files/" + kept.path("id").asString()).with(as(other))).andExpect(status().isNotFound());
        http.perform(get("/api/portal/seals/" + id).with(as(other))).andExpect(status().isNotFound());
    }

    @Test
    void a_pdf_is_sealed_too_and_what_is_appended_is_outside_the_seal() throws Exception {
        Actor.Applicant applicant = representative("91411523X90003001P", 4);
        String id = enabled(applicant, "业务专用章");
        byte[] plain = pdf();
        JsonNode kept = read(http.perform(multipart("/api/portal/seals/" + id + "/seal").file(new MockMultipartFile("file", "协议.pdf", "application/pdf", plain)).with(as(applicant))
                .header("Idempotency-Key", UUID.randomUUID())));
        assertThat(kept.path("name").asString()).isEqualTo("协议（已盖章）.pdf");
        byte[] sealed = http.perform(get("/api/portal/files/" + kept.path("id").asString()).with(as(applicant))).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        Files.createDirectories(Path.of("target/seals"));
        Files.write(Path.of("target/seals/sealed.pdf"), sealed);
        JsonNode verdict = verify(sealed);
        assertThat(verdict.path("valid").asBoolean()).as(verdict.toString()).isTrue();
        assertThat(verdict.path("covered").asBoolean()).isTrue();
        assertThat(verdict.path("seals").get(0).path("id").asString()).isEqualTo(id);
        assertThat(verify(plain).path("findings").get(0).path("fault").asString()).isEqualTo("NO_SIGNATURE");
        byte[] longer = Arrays.copyOf(sealed, sealed.length + 20);
        Arrays.fill(longer, sealed.length, longer.length, (byte) ' ');
        assertThat(verify(longer).path("valid").asBoolean()).isTrue();
        assertThat(verify(longer).path("covered").asBoolean()).isFalse();
        String text = new String(sealed, StandardCharsets.ISO_8859_1);
        int hole = text.indexOf("/Contents <") + "/Contents <".length();
        for (int at : new int[] {100, plain.length / 2, plain.length + 50, hole + 200, sealed.length - 10}) {
            byte[] altered = sealed.clone();
            altered[at] ^= 1;
            assertThat(verify(altered).path("valid").asBoolean()).as("byte " + at).isFalse();
        }
        byte[] hidden = sealed.clone();
        hidden[text.indexOf('>', hole) - 5] = '7';
        assertThat(verify(hidden).path("seals").get(0).path("findings").get(0).path("fault").asString()).isEqualTo("SIGNED_VALUE_UNREADABLE");
        try (PDDocument document = Loader.loadPDF(sealed)) {
            assertThat(document.getSignatureDictionaries()).hasSize(1);
        }
    }

    private static byte[] pdf() throws IOException {
        try (PDDocument document = new PDDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage(PDRectangle.A4));
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }

    @Test
    void only_somebody_proven_to_act_for_an_enterprise_applies() throws Exception {
        String body = "{\"words\":\"\",\"note\":\"启用\"}";
        write(representative("91411502X90002009U", 3), "/api/portal/seals", 0, body).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("real-name-level-too-low"));
        write(luoshu.testing.Actors.citizen(UUID.randomUUID(), "李四", 4), "/api/portal/seals", 0, body).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("enterprise-needed"));
    }

    @Test
    void a_suspended_seal_seals_nothing() throws Exception {
        Actor.Applicant applicant = representative("91411502X90002009U", 4);
        String id = enabled(applicant, "财务专用章");
        write(applicant, "/api/portal/seals/" + id + "/suspend", 5, "{\"note\":\"会计离职\"}").andExpect(status().isOk());
        seal(applicant, id, LayoutPackage.write(SealedSample.document().plain())).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("seal-not-in-use"));
    }

    @Test
    void what_is_no_sealed_document_is_told_apart() throws Exception {
        assertThat(verify("nonsense".getBytes()).path("findings").get(0).path("fault").asString()).isEqualTo("NOT_A_PACKAGE");
        assertThat(verify(LayoutPackage.write(SealedSample.document().plain())).path("findings").get(0).path("fault").asString()).isEqualTo("NO_SIGNATURE");
    }
}
