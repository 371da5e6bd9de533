package luoshu.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import luoshu.kernel.access.Actor;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * No privileged field can be set by a client (S3): every write is sent, beside its own fields, each field that any answer of the API has and this body has not – id, state,
 * version, permissions, owner … – and refuses it by name, at every depth of the body.
 */
@ServerTest
class PrivilegedFieldsTest {

    private static final Set<String> ALSO = Set.of("createdBy", "grantedBy", "role", "roles", "realNameLevel", "applicantId", "personId", "organ", "__proto__", "class");

    /** All are read by the mapper that reads bodies; one in so many goes the whole way. */
    private static final int EACH_NTH_OVER_HTTP = 25;
    /** Systems of organs come with a message key. */
    private static final String KEYED = "/api/messages/";

    @Autowired
    MockMvc http;
    @Autowired
    ApplicationContext context;
    @Autowired
    JsonMapper json;

    @Test
    void fields_that_only_answers_have_are_refused_by_name() throws Exception {
        Routes routes = new Routes(context);
        Set<String> answered = new TreeSet<>(ALSO);
        routes.controllers().values().forEach(handler -> fields(handler.getMethod().getGenericReturnType(), answered, 0));
        assertThat(answered).contains("id", "version", "state", "permissions", "innerState", "enabled", "secret");
        List<Actor> people = new ArrayList<>(People.ofEveryRole().values());
        List<String> faults = new ArrayList<>();
        int tried = 0;
        for (var route : routes.controllers().entrySet()) {
            MethodParameter body = body(route.getValue());
            if (body == null) {
                continue;
            }
            boolean keyed = route.getKey().contains(" " + KEYED); // no session opens it: its body is only read here
            Actor person = keyed ? null : allowed(routes, route.getKey(), people);
            ObjectNode sample = (ObjectNode) json.readTree(Samples.body(route.getValue()));
            for (String pointer : objects(body.getParameterType(), "", 0)) {
                Set<String> own = names(sample.at(pointer));
                for (String field : answered) {
                    if (own.contains(field)) {
                        continue;
                    }
                    tried++;
                    ObjectNode sent = sample.deepCopy();
                    ((ObjectNode) sent.at(pointer)).put(field, "x");
                    boolean refused = refused(sent, body.getParameterType());
                    if (refused && (keyed || tried % EACH_NTH_OVER_HTTP != 0)) {
                        continue;
                    }
                    if (keyed) {
                        faults.add(route.getKey() + " " + pointer + "/" + field + " is read");
                        break;
                    }
                    MockHttpServletResponse answer = routes.call(http, route.getKey(), Actors.as(person), _ -> null, "", json.writeValueAsBytes(sent));
                    JsonNode problem = json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
                    if (answer.getStatus() != 422 || !problem.path("code").asString("").equals("unknown-field")
                            || !problem.path("errors").path(0).path("pointer").asString("").equals(pointer + "/" + field)) {
                        faults.add(route.getKey() + " " + pointer + "/" + field + ": " + answer.getStatus() + " " + problem);
                        break;
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(tried).isGreaterThan(1_000);
    }

    private boolean refused(ObjectNode sent, Class<?> type) {
        try {
            json.treeToValue(sent, type);
            return false;
        } catch (UnrecognizedPropertyException unknown) {
            return true;
        }
    }

    /** Somebody whom the route's first line lets in, so that the body is what refuses. */
    private Actor allowed(Routes routes, String route, List<Actor> people) throws Exception {
        for (Actor person : people) {
            int status = routes.call(http, route, Actors.as(person), _ -> null, "", "{\"unknown\":1}".getBytes(StandardCharsets.UTF_8)).getStatus();
            if (status != 401 && status != 403) {
                return person;
            }
        }
        throw new AssertionError("nobody may call " + route);
    }

    private static MethodParameter body(HandlerMethod handler) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class) && parameter.getParameterType().isRecord()) {
                return parameter;
            }
        }
        return null;
    }

    private static Set<String> names(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }

    /** Pointers of the body and of every record inside it. */
    private static List<String> objects(Class<?> type, String pointer, int depth) {
        List<String> found = new ArrayList<>(List.of(pointer));
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType().isRecord() && depth < 3) {
                found.addAll(objects(component.getType(), pointer + "/" + component.getName(), depth + 1));
            }
        }
        return found;
    }

    private static void fields(Type type, Set<String> names, int depth) {
        if (type instanceof ParameterizedType parameterized) {
            for (Type argument : parameterized.getActualTypeArguments()) {
                fields(argument, names, depth);
            }
            fields(parameterized.getRawType(), names, depth);
        } else if (type instanceof Class<?> record && record.isRecord() && depth < 6) {
            for (RecordComponent component : record.getRecordComponents()) {
                names.add(component.getName());
                fields(component.getGenericType(), names, depth + 1);
            }
        }
    }
}
