package luoshu.trust.archives.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import com.sun.net.httpserver.HttpServer;
import luoshu.trust.archives.ArchiveInstitution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Institutions that are reached by a folder or by HTTP, and answer when they like. */
class InstitutionsTest {

    private static final byte[] PACKAGE = "a package".getBytes(StandardCharsets.UTF_8);
    private static final ArchiveInstitution.Transfer BATCH = new ArchiveInstitution.Transfer("YJ-1/../2031-001", "<list/>".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2}, "PEM".getBytes(StandardCharsets.UTF_8),
            List.of(new ArchiveInstitution.Item("A-ZF·2026-00001", () -> new ByteArrayInputStream(PACKAGE))));

    @TempDir Path folder;

    @Test
    void a_folder_gets_the_batch_whole_with_its_manifest_and_gives_the_receipt_later() throws Exception {
        FolderInstitution institution = new FolderInstitution(new InstitutionSettings("档案馆", "", "", folder, Duration.ofSeconds(5)));
        assertThat(institution.receive(BATCH)).isEmpty();
        Path batch = folder.resolve("outgoing/YJ-1____2031-001");
        assertThat(batch).isDirectory();
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(PACKAGE));
        assertThat(Files.readString(batch.resolve("manifest.txt"))).startsWith(digest + " 9 packages/A-ZF·2026-00001.zip\n").contains(" list.xml", " list.sig", " list.pem");
        assertThat(Files.readAllBytes(batch.resolve("packages/A-ZF·2026-00001.zip"))).isEqualTo(PACKAGE);
        assertThat(institution.receive(BATCH)).as("again, the same").isEmpty();
        Path answer = Files.createDirectories(folder.resolve("receipts/YJ-1____2031-001"));
        Files.writeString(answer.resolve("receipt.txt"), "receipt: 1\n");
        assertThat(institution.answer(BATCH.batch())).as("not all of it is there").isEmpty();
        Files.writeString(answer.resolve("receipt.pem"), "P");
        Files.writeString(answer.resolve("receipt.sig"), "no base64 ä");
        Files.writeString(answer.resolve("receipt.sig"), Base64.getEncoder().encodeToString(new byte[] {7}));
        ArchiveInstitution.Receipt receipt = institution.answer(BATCH.batch()).orElseThrow();
        assertThat(new String(receipt.words(), StandardCharsets.UTF_8)).isEqualTo("receipt: 1\n");
        assertThat(receipt.signature()).containsExactly(7);
        Files.write(answer.resolve("receipt.txt"), new byte[2 << 20]);
        assertThatThrownBy(() -> institution.answer(BATCH.batch())).isInstanceOf(IOException.class);
    }

    @Test
    void over_http_packages_go_first_then_the_list_and_the_answer_may_come_later() throws Exception {
        List<String> asked = new ArrayList<>();
        int[] status = {202};
        String words = Base64.getEncoder().encodeToString("receipt: 2\n".getBytes(StandardCharsets.UTF_8));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization") + " " + body.length());
            boolean put = exchange.getRequestMethod().equals("PUT");
            byte[] said = put || status[0] != 200 ? new byte[0] : ("{\"words\":\"" + words + "\",\"signature\":\"AQ==\",\"certificates\":\"AQ==\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(put ? 201 : status[0], said.length == 0 ? -1 : said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        server.start();
        try {
            HttpInstitution institution = new HttpInstitution(new InstitutionSettings("档案馆", "http://127.0.0.1:" + server.getAddress().getPort() + "/da/", "t", null, Duration.ofSeconds(5)), JsonMapper.shared());
            assertThat(institution.receive(BATCH)).isEmpty();
            assertThat(asked).hasSize(2);
            assertThat(asked.getFirst()).startsWith("PUT /da/transfers/YJ-1%2F..%2F2031-001/packages/A-ZF%C2%B72026-00001 Bearer t 9");
            assertThat(asked.get(1)).startsWith("POST /da/transfers/YJ-1%2F..%2F2031-001 Bearer t");
            status[0] = 200;
            Optional<ArchiveInstitution.Receipt> receipt = institution.answer(BATCH.batch());
            assertThat(new String(receipt.orElseThrow().words(), StandardCharsets.UTF_8)).isEqualTo("receipt: 2\n");
            status[0] = 500;
            assertThatThrownBy(() -> institution.answer(BATCH.batch())).isInstanceOf(IOException.class);
        } finally {
            server.stop(0);
        }
    }
}
