package luoshu.trust.identity.internal;

import java.io.IOException;
import java.util.Base64;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Headers of every answer (S16). Scripts only from this origin, never inline – except the passkey page's one script, by a nonce. Style elements only from this origin;
 * style attributes are allowed because components position themselves with them; they cannot load anything, because images and connections are limited too.
 */
public final class SecurityHeaders extends OncePerRequestFilter {

    public static final String NONCE = SecurityHeaders.class.getName() + ".nonce";
    private static final String APPLICATION = "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
            + "connect-src 'self'; worker-src 'self' blob:; frame-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String path = request.getRequestURI();
        boolean api = path.startsWith("/api/") && !path.startsWith("/api/docs");
        if (api) {
            // A stored document may be shown inside a page of ours, and can do nothing there.
            response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'");
            response.setHeader("X-Frame-Options", "SAMEORIGIN");
            response.setHeader("Cache-Control", "no-store");
        } else if (path.startsWith("/identity/") || path.startsWith("/oauth2/")) {
            String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(Vault.random(18));
            request.setAttribute(NONCE, nonce);
            // No form-action: a sign-in form ends, through redirects, at the client's own address, and browsers count redirects.
            response.setHeader("Content-Security-Policy", "default-src 'none'; script-src 'nonce-" + nonce + "'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'");
            response.setHeader("X-Frame-Options", "DENY");
            response.setHeader("Cache-Control", "no-store");
        } else {
            response.setHeader("Content-Security-Policy", APPLICATION);
            response.setHeader("X-Frame-Options", "DENY");
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        response.setHeader("Permissions-Policy", "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        chain.doFilter(request, response);
    }
}
