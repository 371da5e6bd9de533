package luoshu.trust.identity.internal.sessions;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import luoshu.trust.identity.internal.IdentitySettings;
import org.springframework.stereotype.Component;

/** The origin people see in the address bar. */
@Component
public class Origins {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "0:0:0:0:0:0:0:1");
    private final String configured;

    Origins(IdentitySettings settings) {
        this.configured = settings.origin();
    }

    public boolean configured() {
        return !configured.isBlank();
    }

    /** The configured origin; this machine if none is. */
    public String fixed() {
        return configured() ? configured : "http://localhost";
    }

    public String of(HttpServletRequest request) {
        if (configured()) {
            return configured;
        }
        int port = request.getServerPort();
        boolean usual = port == ("https".equals(request.getScheme()) ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }

    /** May cookies carry Secure and {@code __Host-}? Browsers treat loopback like https. */
    public boolean secure(HttpServletRequest request) {
        String origin = of(request);
        String host = origin.substring(origin.indexOf("//") + 2).replaceFirst(":\\d+$", "");
        return origin.startsWith("https:") || LOOPBACK.contains(host);
    }

    /**
     * Was this request sent by a page of ours? Browsers say so in Sec-Fetch-Site where the origin is trustworthy, in Origin otherwise; a request with neither is no
     * browser form or fetch and has no business with a cookie.
     */
    public boolean sameOrigin(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        return of(request).equals(request.getHeader("Origin"));
    }
}
