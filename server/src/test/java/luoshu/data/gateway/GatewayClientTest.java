package luoshu.data.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import luoshu.data.contracts.Contract;
import luoshu.data.contracts.Contracts;
import luoshu.kernel.access.Access;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.SigningKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** sdk/client as a department runs it: a process of its own that shares no code with the server. */
@ServerTest
class GatewayClientTest {

    private record Said(int status, String text) {
    }

    @Autowired ApplicationContext context;
    @Autowired Access access;
    @Autowired ConsumerSystems systems;
    @Autowired Contracts contracts;
    @Autowired SigningKeys keys;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    private UnreliableProvider server;
    private GatewayOverHttp gateway;
    private Contract contract;
    private Path key;
    private Path root;
    private Path certificates;

    @BeforeEach
    void world() throws Exception {
        server = new UnreliableProvider();
        gateway = new GatewayOverHttp(context);
        GatewayWorld world = new GatewayWorld(context, server, 1_000);
        contract = world.contract();
        Path folder = Files.createTempDirectory("client");
        key = folder.resolve("key.pem");
        run("openssl", "genpkey", "-algorithm", "SM2", "-out", key.toString());
        String pem = run("openssl", "pkey", "-in", key.toString(), "-pubout").text();
        access.as(world.asking(), () -> systems.addKey(systems.register(new SystemDraft("客户端 " + UUID.randomUUID(), Environment.LIVE)).id(), pem));
        root = Files.write(folder.resolve("root"), keys.current(KeyPurpose.RECEIPT).chain().getLast().getEncoded());
        StringBuilder chain = new StringBuilder();
        keys.current(KeyPurpose.RECEIPT).chain().forEach(each -> chain.append("-----BEGIN CERTIFICATE-----\n").append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(Certificates.encoded(each)))
                .append("\n-----END CERTIFICATE-----\n"));
        certificates = Files.writeString(folder.resolve("certificates"), chain);
    }

    @AfterEach
    void close() {
        gateway.close();
        server.close();
    }

    private static final class Built {
        static final Path CLASSES = build();

        private static Path build() {
            try (Stream<Path> client = Files.walk(Path.of("../sdk/client/src")); Stream<Path> verify = Files.walk(Path.of("../sdk/verify/src"))) {
                Path classes = Files.createTempDirectory("client-classes");
                List<String> options = new ArrayList<>(List.of("-Xlint:all", "-Werror", "-encoding", "UTF-8", "-d", classes.toString()));
                Stream.concat(client, verify).map(Path::toString).filter(name -> name.endsWith(".java")).forEach(options::add);
                if (ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)) != 0) {
                    throw new IllegalStateException("sdk/client does not compile");
                }
                return classes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Said run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private Said ask(String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m", "-Dstdout.encoding=UTF-8",
                "-Dsun.jnu.encoding=UTF-8", "-cp", Built.CLASSES.toString(), "luoshu.client.Ask", gateway.address(), contract.number(), "/persons/411525199001011234", "--key", key.toString(), "--root", root.toString(),
                "--certificates", certificates.toString(), "--person", "zhouming", "--purpose", "dibao", "--matter", "000131001000", "--case", "411525-2026-000123", "--at", clock.instant().toString()));
        command.addAll(List.of(more));
        return run(command.toArray(String[]::new));
    }

    private int uses() {
        return jdbc.sql("select count(*) from gateway.use where contract = :number").param("number", contract.number()).query(Integer.class).single();
    }

    @Test
    void it_asks_in_one_session_and_checks_answers_and_receipts() throws Exception {
        Said said = ask("--times", "5");
        assertThat(said.text()).contains("在保", "138****1234", "RIGHT: 5 receipts of 5");
        assertThat(said.status()).isZero();
        assertThat(jdbc.sql("select count(distinct session) from gateway.use where contract = :number").param("number", contract.number()).query(Integer.class).single()).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from gateway.session s where s.ended_at is not null and exists (select from gateway.use u where u.session = s.id and u.contract = :number)").param("number", contract.number())
                .query(Integer.class).single()).as("it ends what it opened").isEqualTo(1);
        Said signed = ask("--signed", "yes", "--fields", "XM");
        assertThat(signed.text()).contains("张*").doesNotContain("138");
        assertThat(signed.status()).isZero();
        assertThat(ask("--fields", "GZ").text()).contains("REFUSED: 403 field-not-agreed (REQUEST)");
    }

    @Test
    void an_answer_changed_on_the_way_is_not_given() throws Exception {
        gateway.way = body -> new String(body, StandardCharsets.UTF_8).replace("在保", "停保").getBytes(StandardCharsets.UTF_8);
        Said said = ask();
        assertThat(said.text()).contains("WRONG: the answer is not the gateway's").doesNotContain("停保");
        assertThat(said.status()).isEqualTo(3);
        assertThat(uses()).as("what was forged is not asked again").isEqualTo(1);
        Said signed = ask("--signed", "yes");
        assertThat(signed.text()).contains("WRONG: the answer is not the one of the receipt").doesNotContain("停保");
        gateway.way = body -> new String(body, StandardCharsets.UTF_8).replaceFirst("\"session\":\"[0-9a-f]{4}", "\"session\":\"0000").getBytes(StandardCharsets.UTF_8);
        assertThat(ask().text()).as("a session the platform did not give").contains("WRONG: the signature of the platform does not fit");
    }

    @Test
    void what_only_reads_is_asked_again_when_it_broke_off_and_what_is_refused_is_not() throws Exception {
        gateway.breakAfter = 1; // the session is opened, then an answer is lost
        Said said = ask();
        assertThat(said.text()).contains("RIGHT: 1 receipts of 1");
        assertThat(uses()).as("each time a question of its own").isEqualTo(2);
        access.asPlatform("test", () -> contracts.suspend(contract.number(), contract.version(), "核查"));
        int before = gateway.arrived;
        assertThat(ask().text()).contains("REFUSED: 403 contract-suspended (REQUEST)");
        assertThat(gateway.arrived - before).as("a session and one question").isEqualTo(2);
    }
}
