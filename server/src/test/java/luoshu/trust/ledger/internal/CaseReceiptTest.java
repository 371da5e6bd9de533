package luoshu.trust.ledger.internal;

import static luoshu.testing.Actors.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From an act in a case to a receipt a stranger believes, over HTTP and by the verifier outside. */
@ServerTest
class CaseReceiptTest {

    @Autowired MockMvc http;
    @Autowired CaseWorld world;
    @Autowired JsonMapper json;
    private final Actor.Applicant applicant = CaseWorld.citizen();

    private MockHttpServletResponse get(String path) throws Exception {
        return http.perform(MockMvcRequestBuilders.get("/api/public/ledger/" + path).with(as(new Actor.Visitor()))).andReturn().getResponse();
    }

    private JsonNode read(String path) throws Exception {
        return json.readTree(get(path).getContentAsString(StandardCharsets.UTF_8));
    }

    private List<String> keys() throws Exception {
        List<String> keys = new ArrayList<>();
        read("keys").path("verifierKeys").forEach(key -> keys.add(key.asString()));
        return keys;
    }

    /** Everything below the log's prefix, as a verifier would keep it. */
    private Path download() throws Exception {
        Path folder = OwnLog.folder();
        String note = get("checkpoint").getContentAsString(StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("checkpoint"), note);
        long size = Checkpoint.parse(note).size();
        for (int level = 0; size >> 8 * level > 0; level++) {
            long hashes = size >> 8 * level;
            for (long place = 0; place * 256 < hashes; place++) {
                int width = (int) Math.min(256, hashes - place * 256);
                String name = "%03d".formatted(place) + (width == 256 ? "" : ".p/" + width);
                for (String kind : level == 0 ? List.of("0", "entries") : List.of(String.valueOf(level))) {
                    MockHttpServletResponse tile = get("tile/" + kind + "/" + name);
                    assertThat(tile.getStatus()).as(kind + "/" + name).isEqualTo(200);
                    assertThat(tile.getHeader("Cache-Control")).contains("public").contains("immutable");
                    assertThat(tile.getContentType()).isEqualTo("application/octet-stream");
                    Path file = folder.resolve("tile/" + kind + "/" + name);
                    Files.createDirectories(file.getParent());
                    Files.write(file, tile.getContentAsByteArray());
                }
            }
        }
        return folder;
    }

    private JsonNode proven(String number, int acts) {
        return await().until(() -> world.get(applicant, "/api/portal/cases/" + number + "/receipts"), receipts -> receipts.size() >= acts && receipts.valueStream().allMatch(one -> one.has("proof")));
    }

    @Test
    void acts_of_a_case_are_proven_to_anybody_by_their_receipts() throws Exception {
        String number = world.foodCase(applicant).path("number").asString();
        Actor.Official officer = CaseWorld.official(world.matter("food-business-licence"));
        world.done(officer, number, "accept", Map.of("opinion", "材料齐全"));
        JsonNode receipts = proven(number, 2);
        assertThat(receipts.valueStream().map(one -> one.path("kind").asString())).containsExactly("case-submitted", "case-accepted");
        for (JsonNode receipt : receipts) {
            OutsideVerifier.Verdict verdict = verify(receipt.path("proof").asString());
            assertThat(verdict.status()).as(verdict.said()).isZero();
            assertThat(verdict.said()).contains("\"case\":\"" + number + "\"").contains("RIGHT: entry " + receipt.path("index").asLong() + " of ");
        }
        String proof = receipts.path(1).path("proof").asString();
        String extra = proof.split("\n")[1].substring(6);
        String words = new String(Base64.getDecoder().decode(extra), StandardCharsets.UTF_8);
        assertThat(words.split("\n")[0]).doesNotContain(number).doesNotContain(applicant.applicantId().toString());
        assertThat(verify(proof.replace(extra, base64(words.replace("ACCEPTED", "DECIDED_GRANTED")))).said()).contains("WRONG: the words of the receipt");
        assertThat(verify(proof.replace(extra, base64(words.replace("case-accepted", "case-granted")))).said()).contains("WRONG: the entry does not stand at");
        assertThat(verify(proof.replaceFirst("index \\d+", "index 0")).said()).contains("WRONG");
        assertThat(verify("nonsense").said()).contains("WRONG: not a receipt");
        assertThat(world.call(CaseWorld.citizen(), HttpMethod.GET, "/api/portal/cases/" + number + "/receipts", null, null).status()).isEqualTo(404);
        assertThat(world.call(new Actor.Visitor(), HttpMethod.GET, "/api/portal/cases/" + number + "/receipts", null, null).status()).isEqualTo(401);
    }

    private static String base64(String words) {
        return Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
    }

    private OutsideVerifier.Verdict verify(String proof) throws Exception {
        Path file = Files.createTempFile("receipt", ".tlog-proof");
        Files.writeString(file, proof);
        return OutsideVerifier.run(keys(), "receipt", file);
    }

    @Test
    void the_whole_log_is_published_and_found_right_and_grows_consistently() throws Exception {
        proven(world.foodCase(applicant).path("number").asString(), 1);
        Path before = download();
        OutsideVerifier.Verdict verdict = OutsideVerifier.run(keys(), "log", before);
        assertThat(verdict.status()).as(verdict.said()).isZero();
        proven(world.foodCase(applicant).path("number").asString(), 1);
        Path after = download();
        verdict = OutsideVerifier.run(keys(), "log", after, "--kept", before.resolve("checkpoint"));
        assertThat(verdict.status()).as(verdict.said()).isZero();
        long from = size(before);
        long to = size(after);
        assertThat(to).isGreaterThan(from);
        assertThat(read("proofs/consistency?from=" + from + "&to=" + to).path("hashes").valueStream().map(JsonNode::asString).toList())
                .isEqualTo(Proofs.consistency(Subtrees.of((level, place) -> tile(after, to, level, place)), from, to).stream().map(Base64.getEncoder()::encodeToString).toList());
        JsonNode inclusion = read("proofs/inclusion?index=0&size=" + to);
        assertThat(inclusion.path("hashes").size()).isEqualTo(64 - Long.numberOfLeadingZeros(to - 1));
    }

    private static long size(Path folder) throws IOException {
        return Checkpoint.parse(Files.readString(folder.resolve("checkpoint"))).size();
    }

    private static byte[] tile(Path folder, long size, int level, long place) {
        int width = (int) Math.min(256, (size >> 8 * level) - place * 256);
        try {
            return Files.readAllBytes(folder.resolve("tile/" + level + "/%03d".formatted(place) + (width == 256 ? "" : ".p/" + width)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void what_is_not_there_is_not_found() throws Exception {
        proven(world.foodCase(applicant).path("number").asString(), 1);
        for (String path : List.of("tile/0/x999/999", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/0", "tile/0/../checkpoint", "tile/9/000", "tile/99999999999/000", "tile/entries/x999/000", "tile/entries/abc",
                "proofs/inclusion?index=99999999", "proofs/inclusion?index=-1", "proofs/consistency?from=0", "proofs/consistency?from=2&to=1")) {
            assertThat(get(path).getStatus()).as(path).isIn(400, 404);
        }
        assertThat(get("checkpoint").getHeader("Cache-Control")).contains("max-age=2");
    }
}
