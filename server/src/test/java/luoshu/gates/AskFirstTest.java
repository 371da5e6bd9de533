package luoshu.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;

/** Nobody learns what is wrong with a body they were not allowed to send: 401 and 403 come before 400 and 422. */
@ServerTest
class AskFirstTest {

    private static final byte[] GARBAGE = "]".getBytes();
    @Autowired
    MockMvc http;
    @Autowired
    ApplicationContext context;
    private Routes routes;
    private final Map<String, HandlerMethod> reading = new TreeMap<>();

    @BeforeEach
    void find() {
        routes = new Routes(context);
        routes.controllers().forEach((route, handler) -> {
            if (route.contains(" /api/") && !route.contains(" /api/public/") && List.of(handler.getMethodParameters()).stream().anyMatch(AskFirstTest::body)) {
                reading.put(route, handler);
            }
        });
    }

    private static boolean body(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class) || MultipartFile.class.isAssignableFrom(parameter.getParameterType());
    }

    @Test
    void every_endpoint_that_reads_a_body_says_what_it_asks_before() {
        assertThat(reading).isNotEmpty().allSatisfy((route, handler) -> assertThat(handler.hasMethodAnnotation(Asks.class)).as(route).isTrue());
    }

    @Test
    void a_visitor_is_told_to_sign_in_whatever_they_send() throws Exception {
        Map<String, Integer> answers = new TreeMap<>();
        for (String route : reading.keySet()) {
            answers.put(route, routes.call(http, route, Actors.as(new Actor.Visitor()), _ -> null, "", GARBAGE).getStatus());
        }
        assertThat(answers).allSatisfy((route, status) -> assertThat(status).as(route).isEqualTo(401));
    }

    @Test
    void an_official_without_the_permission_is_refused_whatever_they_send() throws Exception {
        Actor.Official nobody = Actors.official("11411502MB00000000", "market-regulation", "411502000000");
        Map<String, Integer> answers = new TreeMap<>();
        for (Map.Entry<String, HandlerMethod> each : reading.entrySet()) {
            if (!each.getValue().getMethodAnnotation(Asks.class).value().isEmpty()) {
                answers.put(each.getKey(), routes.call(http, each.getKey(), Actors.as(nobody), _ -> null, "", GARBAGE).getStatus());
            }
        }
        assertThat(answers).isNotEmpty().allSatisfy((route, status) -> assertThat(status).as(route).isEqualTo(403));
    }
}
