package luoshu.gates;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

import luoshu.kernel.access.Actor;
import luoshu.testing.Actors;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The running application's own routes, and a way to call each with nothing in particular. */
final class Routes {

    private static final String NO_CASE = "11411502MB000000003000131001000202601010001";
    private static final UUID NO_ID = UUID.fromString("01900000-0000-7000-8000-000000000000");

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([A-Za-z]+)[^}]*}");

    private final Map<String, HandlerMethod> routes = new TreeMap<>();

    Routes(RequestMappingHandlerMapping mappings) {
        mappings.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getName().startsWith("luoshu.")) {
                info.getPatternValues().forEach(path -> (info.getMethodsCondition().getMethods().isEmpty() ? Set.of("GET") : info.getMethodsCondition().getMethods())
                        .forEach(method -> routes.put(method + " " + path, handler)));
            }
        });
    }

    /** {@code "METHOD /path/{id}"} → its handler, sorted. */
    Map<String, HandlerMethod> all() {
        return routes;
    }

    MockHttpServletResponse call(MockMvc http, String route, Actor person, String query, byte[] body) throws Exception {
        HttpMethod method = HttpMethod.valueOf(route.substring(0, route.indexOf(' ')));
        URI uri = URI.create(fill(route.substring(route.indexOf(' ') + 1), routes.get(route)) + query);
        AbstractMockHttpServletRequestBuilder<?> call = multipart(route)
                ? MockMvcRequestBuilders.multipart(method, uri).file(new MockMultipartFile("file", "a.txt", "text/plain", body))
                : MockMvcRequestBuilders.request(method, uri).contentType(contentType(route)).content(body);
        call.header("Idempotency-Key", UUID.randomUUID().toString()).header("If-Match", "\"0\"").header("Sec-Fetch-Site", "same-origin").with(Actors.as(person));
        return http.perform(call).andReturn().getResponse();
    }

    private String contentType(String route) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(routes.get(route).getMethod(), RequestMapping.class);
        return mapping == null || mapping.consumes().length == 0 ? MediaType.APPLICATION_JSON_VALUE : mapping.consumes()[0];
    }

    boolean multipart(String route) {
        return List.of(routes.get(route).getMethodParameters()).stream().anyMatch(p -> p.getParameterType().getName().contains("Multipart"));
    }

    /** Fills each path variable with a well-formed value of its type that names nothing. */
    private static String fill(String path, HandlerMethod handler) {
        return VARIABLE.matcher(path).replaceAll(variable -> {
            for (MethodParameter parameter : handler.getMethodParameters()) {
                if (parameter.hasParameterAnnotation(PathVariable.class) && variable.group(1).equals(parameter.getParameter().getName())) {
                    Class<?> type = parameter.getParameterType();
                    return type == int.class || type == long.class || type == Integer.class ? "2026" : type == UUID.class ? NO_ID.toString() : variable.group(1).equals("number") ? NO_CASE
                            : type.isEnum() ? type.getEnumConstants()[0].toString() : NO_ID.toString();
                }
            }
            return "x";
        }).replace("/**", "/x");
    }
}
