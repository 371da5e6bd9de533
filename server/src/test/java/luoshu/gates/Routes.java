package luoshu.gates;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Everything the running application answers at – controllers, actuator, the provider's filters, static files – and a way to call each with nothing in particular. */
final class Routes {

    static final UUID NO_ID = UUID.fromString("01900000-0000-7000-8000-000000000000");
    static final String NO_CASE = "11411502MB000000003000131001000202601010001";
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([A-Za-z]+)[^}]*}");
    /** The number of a library in the address of its files: a newer one is no other route. */
    private static final Pattern VERSION = Pattern.compile("/\\d+\\.\\d+\\.\\d+/");
    /** A complete request for a code: the provider asks who is there only after it understood what is wanted. */
    private static final String CODE_FLOW = "response_type=code&scope=openid&state=s&nonce=n&code_challenge=" + "c".repeat(43) + "&code_challenge_method=S256";

    private final Map<String, RequestMappingInfo> mappings = new TreeMap<>();
    private final Map<String, HandlerMethod> controllers = new TreeMap<>();
    private final Set<String> all = new TreeSet<>();

    Routes(ApplicationContext context) {
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) ->
                info.getPatternValues().forEach(path -> methods(info).forEach(method -> {
                    String route = method + " " + path;
                    all.add(route);
                    mappings.put(route, info);
                    if (handler.getBeanType().getName().startsWith("luoshu.")) {
                        controllers.put(route, handler);
                    }
                }))));
        context.getBeansOfType(SimpleUrlHandlerMapping.class).values().forEach(files -> files.getUrlMap().keySet().forEach(path -> all.add("GET " + VERSION.matcher(path).replaceAll("/{version}/"))));
        provider(context).forEach(all::add);
    }

    private static Stream<String> methods(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().isEmpty() ? Stream.of("GET") : info.getMethodsCondition().getMethods().stream().map(Enum::name);
    }

    /** The provider's endpoints are filters, in no list of mappings: those of its settings that its chain takes. */
    private static Stream<String> provider(ApplicationContext context) {
        SecurityFilterChain chain = context.getBean("providerChain", SecurityFilterChain.class);
        Stream<String> configured = context.getBean(AuthorizationServerSettings.class).getSettings().values().stream().map(String::valueOf).filter(value -> value.startsWith("/"));
        return Stream.concat(configured, Stream.of("/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"))
                .flatMap(path -> Stream.of("GET", "POST").filter(method -> chain.matches(new MockHttpServletRequest(method, path))).map(method -> method + " " + path));
    }

    /** {@code "METHOD /path/{id}"}. */
    Set<String> all() {
        return all;
    }

    /** Those that a controller of ours answers. */
    Map<String, HandlerMethod> controllers() {
        return controllers;
    }

    MockHttpServletResponse call(MockMvc http, String route, RequestPostProcessor person) throws Exception {
        return call(http, route, person, name -> null, "", Samples.body(controllers.get(route)));
    }

    /**
     * @param known values for path variables; null for one that names nothing
     * @param query without a question mark; what the handler requires is added
     */
    MockHttpServletResponse call(MockMvc http, String route, RequestPostProcessor person, Function<String, @Nullable String> known, String query, byte[] body) throws Exception {
        HttpMethod method = HttpMethod.valueOf(route.substring(0, route.indexOf(' ')));
        HandlerMethod handler = controllers.get(route);
        String path = fill(route.substring(route.indexOf(' ') + 1), handler, known);
        String asked = Stream.of(query, required(handler, query)).filter(part -> !part.isEmpty()).collect(Collectors.joining("&"));
        URI uri = URI.create(asked.isEmpty() ? path : path + "?" + asked);
        AbstractMockHttpServletRequestBuilder<?> call = handler != null && multipart(handler)
                ? MockMvcRequestBuilders.multipart(method, uri).file(new MockMultipartFile("file", "a.txt", "text/plain", body))
                : MockMvcRequestBuilders.request(method, uri).contentType(consumed(route)).content(body);
        call.header("Idempotency-Key", UUID.randomUUID().toString()).header("If-Match", "\"0\"").header("Sec-Fetch-Site", "same-origin").with(person);
        return http.perform(call).andReturn().getResponse();
    }

    private MediaType consumed(String route) {
        RequestMappingInfo info = mappings.get(route);
        return info == null ? MediaType.APPLICATION_FORM_URLENCODED
                : info.getConsumesCondition().getConsumableMediaTypes().stream().findFirst().orElse(MediaType.APPLICATION_JSON);
    }

    private static boolean multipart(HandlerMethod handler) {
        return List.of(handler.getMethodParameters()).stream().anyMatch(p -> p.getParameterType().getName().contains("Multipart"));
    }

    private static String required(@Nullable HandlerMethod handler, String query) {
        if (handler == null) {
            return "";
        }
        StringBuilder needed = new StringBuilder();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            RequestParam param = parameter.getParameterAnnotation(RequestParam.class);
            if (param == null || !param.required() || !param.defaultValue().equals(ValueConstants.DEFAULT_NONE) || parameter.getParameterType().getName().contains("Multipart")) {
                continue;
            }
            String name = param.name().isEmpty() ? param.value().isEmpty() ? parameter.getParameter().getName() : param.value() : param.name();
            if (!query.contains(name + "=")) {
                needed.append(needed.isEmpty() ? "" : "&").append(name).append('=').append(URLEncoder.encode(Samples.text(parameter.getParameterType()), StandardCharsets.UTF_8));
            }
        }
        return needed.toString();
    }

    static String codeFlow(String application) {
        return CODE_FLOW + "&client_id=" + (application.equals("work") ? "workbench" : "portal") + "&redirect_uri=http://localhost/" + application + "/callback";
    }

    private static String fill(String path, @Nullable HandlerMethod handler, Function<String, @Nullable String> known) {
        return VARIABLE.matcher(path).replaceAll(variable -> {
            String value = known.apply(variable.group(1));
            return value != null ? value : nothing(variable.group(1), handler);
        }).replace("/**", "/x").replace("*", "x");
    }

    /** A well-formed value of the variable's type that names nothing. */
    private static String nothing(String name, @Nullable HandlerMethod handler) {
        for (MethodParameter parameter : handler == null ? new MethodParameter[0] : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(PathVariable.class) && name.equals(parameter.getParameter().getName())) {
                Class<?> type = parameter.getParameterType();
                return type == int.class || type == long.class || type == Integer.class ? "2026" : name.equals("number") ? NO_CASE
                        : type.isEnum() ? type.getEnumConstants()[0].toString() : NO_ID.toString();
            }
        }
        return "x";
    }
}
