package luoshu.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Grant;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;

/**
 * Every route × every role. The rows are the running application's own mappings; {@code routes.csv} says who passes the first line of each. A route without a row,
 * or a row without a route, fails. {@code -Dluoshu.matrix=write} rewrites the file from what is observed: read the difference before committing it.
 */
@ServerTest
class RouteMatrixTest {

    private static final Path MATRIX = Path.of("src/test/resources/routes.csv");

    @Autowired
    MockMvc http;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void every_route_lets_in_whom_the_matrix_says() throws Exception {
        Map<String, HandlerMethod> routes = routes();
        Map<String, Set<String>> observed = new TreeMap<>();
        Map<String, Actor> people = people();
        for (var route : routes.entrySet()) {
            Set<String> let = new TreeSet<>();
            for (var person : people.entrySet()) {
                int status = call(route.getKey(), route.getValue(), person.getValue());
                if (status != 401 && status != 403) {
                    let.add(person.getKey());
                }
                assertThat(status).as(route.getKey() + " as " + person.getKey()).isNotEqualTo(500);
            }
            observed.put(route.getKey(), let.size() == people.size() ? Set.of("everybody") : let);
        }
        if ("write".equals(System.getProperty("luoshu.matrix"))) {
            List<String> lines = new ArrayList<>(List.of("# METHOD path; who passes the first line (roles of packages/access/roles.yaml, citizen, visitor, everybody)"));
            observed.forEach((route, let) -> lines.add(route + "; " + String.join(" ", new TreeSet<>(let))));
            Files.write(MATRIX, lines);
        }
        assertThat(observed).containsExactlyEntriesOf(committed());
    }

    private int call(String route, HandlerMethod handler, Actor person) throws Exception {
        HttpMethod method = HttpMethod.valueOf(route.substring(0, route.indexOf(' ')));
        URI uri = URI.create(fill(route.substring(route.indexOf(' ') + 1), handler));
        boolean multipart = List.of(handler.getMethodParameters()).stream().anyMatch(p -> p.getParameterType().getName().contains("Multipart"));
        AbstractMockHttpServletRequestBuilder<?> call = multipart
                ? MockMvcRequestBuilders.multipart(method, uri).file(new MockMultipartFile("file", "a.txt", "text/plain", "x".getBytes()))
                : request(method, uri).contentType(MediaType.APPLICATION_JSON).content("{}");
        call.header("Idempotency-Key", UUID.randomUUID().toString()).header("If-Match", "\"0\"").header("Sec-Fetch-Site", "same-origin").with(Actors.as(person));
        return http.perform(call).andReturn().getResponse().getStatus();
    }

    private static String fill(String path, HandlerMethod handler) {
        String filled = path.replaceAll("\\{number[^}]*}", "11411502MB000000003000131001000" + "202601010001").replaceAll("\\{\\*?[^}]+}", "01900000-0000-7000-8000-000000000000");
        return filled.replace("/**", "/x");
    }

    private Map<String, HandlerMethod> routes() {
        Map<String, HandlerMethod> routes = new TreeMap<>();
        mappings.getHandlerMethods().forEach((RequestMappingInfo info, HandlerMethod handler) -> {
            if (handler.getBeanType().getName().startsWith("luoshu.")) {
                info.getPatternValues().forEach(path -> (info.getMethodsCondition().getMethods().isEmpty() ? Set.of("GET") : info.getMethodsCondition().getMethods())
                        .forEach(method -> routes.put(method + " " + path, handler)));
            }
        });
        return routes;
    }

    /** One person per role, each with that role's permissions only. */
    @SuppressWarnings("unchecked")
    private static Map<String, Actor> people() throws IOException {
        Map<String, Actor> people = new LinkedHashMap<>();
        people.put("visitor", new Actor.Visitor());
        people.put("citizen", Actors.citizen(UUID.randomUUID(), "测试", 4));
        Map<String, Object> file = new Yaml().load(Files.readString(Path.of("../packages/access/roles.yaml")));
        for (Map<String, Object> role : (List<Map<String, Object>>) file.get("roles")) {
            String code = (String) role.get("code");
            Grant grant = new Grant(code, Set.copyOf((List<String>) role.get("permissions")), Grant.Organs.valueOf((String) role.get("organs")), "11411502MB00000000", "market-regulation", "411502000000", 2);
            Object administrator = role.get("administrator");
            people.put(code, new Actor.Official(UUID.randomUUID(), "测试", UUID.randomUUID(), "岗", "11411502MB00000000", "机关", "411502000000",
                    administrator == null ? null : Actor.Administrator.valueOf((String) administrator), List.of(grant)));
        }
        return people;
    }

    private static Map<String, Set<String>> committed() throws IOException {
        Map<String, Set<String>> rows = new TreeMap<>();
        for (String line : Files.exists(MATRIX) ? Files.readAllLines(MATRIX) : List.<String>of()) {
            if (!line.startsWith("#") && !line.isBlank()) {
                String[] halves = line.split(";", 2);
                rows.put(halves[0].strip(), halves[1].isBlank() ? Set.of() : new TreeSet<>(List.of(halves[1].strip().split("\\s+"))));
            }
        }
        return rows;
    }
}
