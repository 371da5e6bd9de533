package luoshu.data.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import luoshu.data.contracts.Contract;
import luoshu.kernel.access.Access;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The recipes of docs/gateway.md, run as they stand there by bash, OpenSSL and curl against the gateway. */
@ServerTest
class GatewayRecipeTest {

    private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)\n```", Pattern.DOTALL);
    @Autowired ApplicationContext context;
    @Autowired Access access;
    @Autowired ConsumerSystems systems;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    @Test
    void a_question_and_a_session_as_the_documentation_tells_them_are_answered() throws Exception {
        try (UnreliableProvider server = new UnreliableProvider(); GatewayOverHttp gateway = new GatewayOverHttp(context)) {
            GatewayWorld world = new GatewayWorld(context, server, 1_000);
            Contract contract = world.contract();
            String recipes = BLOCK.matcher(Files.readString(Path.of("../docs/gateway.md"))).results().map(block -> block.group(1)).collect(Collectors.joining("\ncp answer.json answer1.json; cp headers headers1\n"));
            String script = "set -euo pipefail\ndate() { echo " + clock.instant() + "; }\n" + recipes.replace("GX20260101000001", contract.number()).replace("https://luoshu.example.cn", gateway.address())
                    .replace("# a question\n", "until [ -e registered ]; do sleep 0.05; done\n");
            Path folder = Files.createTempDirectory("recipe");
            Process process = new ProcessBuilder("bash", "-c", script).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile()).start();
            try {
                await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(folder.resolve("public.pem")) && Files.readString(folder.resolve("public.pem")).contains("END PUBLIC"));
                String pem = Files.readString(folder.resolve("public.pem"));
                access.as(world.asking(), () -> systems.addKey(systems.register(new SystemDraft("脚本 " + UUID.randomUUID(), Environment.LIVE)).id(), pem));
                Files.createFile(folder.resolve("registered"));
                assertThat(process.waitFor(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroy();
            }
            assertThat(process.exitValue()).as(Files.readString(folder.resolve("said"))).isZero();
            assertThat(Files.readString(folder.resolve("answer1.json"), StandardCharsets.UTF_8)).contains("在保").isEqualTo(Files.readString(folder.resolve("answer.json"), StandardCharsets.UTF_8));
            assertThat(Files.readString(folder.resolve("headers1")).toLowerCase(java.util.Locale.ROOT)).contains("luoshu-receipt:");
            assertThat(Files.readString(folder.resolve("headers")).toLowerCase(java.util.Locale.ROOT)).contains("luoshu-answer-mac:");
            assertThat(jdbc.sql("select count(session) from gateway.use where contract = :number").param("number", contract.number()).query(Integer.class).single()).isEqualTo(1);
        }
    }
}
