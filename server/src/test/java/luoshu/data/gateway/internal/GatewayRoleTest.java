package luoshu.data.gateway.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.zaxxer.hikari.HikariDataSource;
import luoshu.Luoshu;
import luoshu.data.contracts.Contract;
import luoshu.data.gateway.AskingSystem;
import luoshu.data.gateway.Environment;
import luoshu.data.gateway.GatewayWorld;
import luoshu.data.gateway.UnreliableProvider;
import luoshu.kernel.nodes.RunsOn;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.MapPropertySource;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.util.FileSystemUtils;

/** {@code luoshu.roles=gateway}: a second process beside the platform that answers calls and does nothing else. */
@ServerTest
class GatewayRoleTest {

    @Autowired ConfigurableApplicationContext platform;
    @Autowired HikariDataSource database;
    @Autowired TestClock clock;
    @TempDir Path folder;

    private static ConfigurableApplicationContext start(Map<String, Object> settings) {
        return new SpringApplicationBuilder(Luoshu.class, TestClock.Configuration.class).initializers(one -> one.getEnvironment().getPropertySources().addFirst(new MapPropertySource("node", settings))).run();
    }

    private Map<String, Object> settings(int port) {
        return new HashMap<>(Map.of("luoshu.roles", "gateway", "luoshu.gateway.port", String.valueOf(port), "server.port", "0", "luoshu.database.url", database.getJdbcUrl(), "luoshu.database.user", database.getUsername(),
                "luoshu.database.password", database.getPassword(), "luoshu.database.connections", "8", "luoshu.data", folder.toString()));
    }

    @Test
    void a_node_of_the_gateway_answers_calls_and_does_nothing_else() throws Exception {
        FileSystemUtils.copyRecursively(Path.of(platform.getEnvironment().getRequiredProperty("luoshu.data"), "keys"), folder.resolve("keys"));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (UnreliableProvider provider = new UnreliableProvider(); HttpClient http = HttpClient.newHttpClient(); ConfigurableApplicationContext node = start(settings(port))) {
            node.getBean(TestClock.class).set(clock.instant());
            GatewayWorld world = new GatewayWorld(platform, provider, 1_000);
            AskingSystem system = world.system(Environment.LIVE);
            Contract contract = world.contract();
            int pages = ((ServletWebServerApplicationContext) node).getWebServer().getPort();
            for (int gateway : List.of(port, pages)) {
                HttpResponse<String> answer = ask(http, gateway, system, contract);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(answer.body()).contains("\"list\"");
            }
            assertThat(provider.calls).hasValue(2);
            for (String path : List.of("/", "/work/", "/api/portal/matters", "/api/work/session", "/api/docs/openapi.json", "/verify")) {
                assertThat(get(http, pages, path).statusCode()).as(path).isEqualTo(404);
            }
            assertThat(get(http, pages, "/actuator/health").statusCode()).isEqualTo(200);
            assertThat(byTheClock(node)).containsExactlyInAnyOrder("luoshu.trust.ledger.internal.Backlog", "luoshu.trust.signing.internal.KeyUses");
            assertThat(byTheClock(platform)).containsAll(byTheClock(node)).hasSizeGreaterThan(20);
            assertThat(node.getBeansOfType(SmartLifecycle.class).values().stream().filter(SmartLifecycle::isRunning).map(AopUtils::getTargetClass).filter(type -> type.getName().startsWith("luoshu.")))
                    .contains(Calls.class, GatewayListener.class).allMatch(type -> type.isAnnotationPresent(RunsOn.class));
        }
    }

    /** Classes of ours whose methods are called by the clock. */
    private static Set<String> byTheClock(ConfigurableApplicationContext context) {
        return context.getBeansOfType(ScheduledTaskHolder.class).values().stream().flatMap(holder -> holder.getScheduledTasks().stream()).map(ScheduledTask::toString).filter(task -> task.startsWith("luoshu."))
                .map(task -> task.substring(0, task.lastIndexOf('.'))).collect(Collectors.toSet());
    }

    private HttpResponse<String> ask(HttpClient http, int port, AskingSystem system, Contract contract) throws Exception {
        String path = "/gateway/v1/" + contract.number() + "/persons/411525199001011234";
        Map<String, String> headers = system.headers(clock.instant());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Luoshu-Signature", system.signature("GET", path, "", headers, new byte[0]));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(HttpClient http, int port, String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void it_does_not_start_with_a_database_or_with_keys_of_its_own() {
        Map<String, Object> settings = settings(0);
        assertThatThrownBy(() -> start(settings)).rootCause().hasMessageContaining("needs the keys of the others");
        settings.put("luoshu.database.url", "");
        assertThatThrownBy(() -> start(settings)).rootCause().hasMessageContaining("works on the database of the others");
    }
}
