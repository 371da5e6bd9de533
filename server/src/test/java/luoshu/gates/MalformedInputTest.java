package luoshu.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Grant;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is sent, no endpoint answers 5xx, and every refusal of the API is a problem+json that can be quoted (the sign-in pages answer in HTML). {@code -DargLine=-Dluoshu.malformed=10000} for the long run;
 * the seed is printed with a failure.
 */
@ServerTest
class MalformedInputTest {

    private static final int EACH = Integer.getInteger("luoshu.malformed", 40);
    /** Refuses in CKAN's own words, which its clients read. */
    private static final String CKAN = " /api/3/action/";
    private static final String[] VALUES = {"null", "true", "-1", "1e400", "9223372036854775808", "\"\"", "\"\\u0000\"", "\"' or 1=1 --\"", "\"<script>alert(1)</script>\"",
        "\"../../etc/passwd\"", "\"${jndi:x}\"", "\"#{T(java.lang.Runtime)}\"", "[]", "{}", "[[[[[[]]]]]]", "\"2026-13-45\"", "\"\\ud800\"", "\"" + "长".repeat(5_000) + "\"", "{\"a\":{\"b\":1}}", "[null,1,\"x\"]"};

    @Autowired
    MockMvc http;
    @Autowired
    JsonMapper json;
    @Autowired
    ApplicationContext context;

    @Test
    void nothing_sent_makes_a_server_error() throws Exception {
        long seed = Long.getLong("luoshu.seed", 20261121L);
        Random random = new Random(seed);
        Routes routes = new Routes(context);
        List<Actor> people = List.of(Actors.citizen(UUID.randomUUID(), "测试", 4), everything());
        List<String> faults = new ArrayList<>();
        for (var route : routes.controllers().entrySet()) {
            MethodParameter[] parameters = route.getValue().getMethodParameters();
            for (int i = 0; i < EACH; i++) {
                String query = query(parameters, random);
                byte[] body = body(parameters, random);
                MockHttpServletResponse answer = routes.call(http, route.getKey(), Actors.as(people.get(i % 2)), _ -> null, query, body);
                if (answer.getStatus() >= 500 || answer.getStatus() >= 400 && route.getKey().contains(" /api/") && !route.getKey().contains(CKAN) && !well(answer)) {
                    faults.add(answer.getStatus() + " " + route.getKey() + "?" + query + " " + new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8));
                    break;
                }
            }
        }
        assertThat(faults).as("seed %d", seed).isEmpty();
    }

    private boolean well(MockHttpServletResponse answer) throws Exception {
        return String.valueOf(answer.getContentType()).startsWith("application/problem+json") && json.readTree(answer.getContentAsByteArray()).path("requestId").isString();
    }

    /** An official who holds every permission everywhere, so that the code behind the first line is reached. */
    private static Actor everything() throws Exception {
        Set<String> all = new java.util.TreeSet<>();
        People.ofEveryRole().values().forEach(person -> {
            if (person instanceof Actor.Official official) {
                official.grants().forEach(grant -> all.addAll(grant.permissions()));
            }
        });
        return new Actor.Official(UUID.randomUUID(), "测试", UUID.randomUUID(), "岗", "11411502MB00000000", "机关", "411502000000", null,
                List.of(new Grant("all", all, Grant.Organs.ANY, "11411502MB00000000", "market-regulation", "410000000000", 2)));
    }

    private String query(MethodParameter[] parameters, Random random) {
        StringBuilder query = new StringBuilder();
        for (MethodParameter parameter : parameters) {
            if (parameter.hasParameterAnnotation(RequestParam.class) && random.nextInt(3) > 0) {
                String value = VALUES[random.nextInt(VALUES.length)].replaceAll("^\"|\"$", "");
                query.append(name(parameter)).append('=').append(URLEncoder.encode(value.length() > 300 ? value.substring(0, 300) : value, StandardCharsets.UTF_8)).append('&');
            }
        }
        return query.isEmpty() ? "" : query.substring(0, query.length() - 1);
    }

    private static String name(MethodParameter parameter) {
        RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
        String name = named == null || named.value().isEmpty() ? parameter.getParameter().getName() : named.value();
        return name;
    }

    private byte[] body(MethodParameter[] parameters, Random random) {
        if (random.nextInt(6) == 0) {
            String[] broken = {"", "{", "{\"a\":", "\u0000", "[".repeat(3_000), "nul", "\"x\"", "{\"a\":1,\"a\":2}", "�"};
            return broken[random.nextInt(broken.length)].getBytes(StandardCharsets.UTF_8);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (MethodParameter parameter : parameters) {
            if (parameter.hasParameterAnnotation(RequestBody.class) && parameter.getParameterType().isRecord()) {
                for (var component : parameter.getParameterType().getRecordComponents()) {
                    if (random.nextInt(4) > 0) {
                        fields.put(component.getName(), VALUES[random.nextInt(VALUES.length)]);
                    }
                }
            }
        }
        if (random.nextInt(5) == 0) {
            fields.put("administrator", "\"SYSTEM\"");
        }
        StringBuilder body = new StringBuilder("{");
        fields.forEach((field, value) -> body.append(body.length() == 1 ? "" : ",").append('"').append(field).append("\":").append(value));
        return body.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }
}
