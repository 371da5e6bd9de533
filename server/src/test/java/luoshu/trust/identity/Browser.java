package luoshu.trust.identity;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.Cookie;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** As much of a browser as the flows need: cookies, redirects, forms of the own site. */
public final class Browser {

    private final MockMvc http;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final List<String> set = new ArrayList<>();
    private String origin = "http://localhost";
    private String at = "/";

    public Browser(MockMvc http) {
        this.http = http;
    }

    /** Follows redirects on this site; stops at another origin. */
    public MockHttpServletResponse open(String address) throws Exception {
        return follow(send(HttpMethod.GET, address, Map.of()));
    }

    public MockHttpServletResponse submit(String address, Map<String, String> form) throws Exception {
        return follow(send(HttpMethod.POST, address, form));
    }

    /** One request, no redirect followed. */
    public MockHttpServletResponse send(HttpMethod method, String address, Map<String, String> form) throws Exception {
        MockHttpServletRequestBuilder request = request(method, URI.create(address));
        form.forEach(request::param);
        if (method != HttpMethod.GET) {
            request.header("Sec-Fetch-Site", "same-origin").header("Idempotency-Key", UUID.randomUUID().toString());
        }
        return perform(request, address);
    }

    public MockHttpServletResponse json(HttpMethod method, String address, String body) throws Exception {
        return perform(request(method, URI.create(address)).header("Sec-Fetch-Site", "same-origin").header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json").content(body), address);
    }

    public MockHttpServletResponse perform(MockHttpServletRequestBuilder request, String address) throws Exception {
        if (!cookies.isEmpty()) {
            request.cookie(cookies.entrySet().stream().map(each -> new Cookie(each.getKey(), each.getValue())).toArray(Cookie[]::new));
        }
        at = address;
        MockHttpServletResponse response = http.perform(request).andReturn().getResponse();
        response.setDefaultCharacterEncoding(StandardCharsets.UTF_8.name());
        for (String cookie : response.getHeaders("Set-Cookie")) {
            set.add(cookie);
            String[] pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
            if (cookie.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return response;
    }

    private MockHttpServletResponse follow(MockHttpServletResponse response) throws Exception {
        MockHttpServletResponse last = response;
        for (int i = 0; i < 20 && last.getStatus() / 100 == 3; i++) {
            String to = last.getRedirectedUrl();
            if (to.startsWith(origin + "/")) {
                to = to.substring(origin.length());
            }
            at = to;
            if (!to.startsWith("/")) {
                return last;
            }
            last = send(HttpMethod.GET, to, Map.of());
        }
        return last;
    }

    /** The last address asked for. */
    public String at() {
        return at;
    }

    public String cookie(String name) {
        return cookies.get(name);
    }

    /** Every Set-Cookie seen, as sent. */
    public List<String> cookiesSet() {
        return set;
    }

    public void forget(String name) {
        cookies.remove(name);
    }

    public void remember(String name, String value) {
        cookies.put(name, value);
    }
}
