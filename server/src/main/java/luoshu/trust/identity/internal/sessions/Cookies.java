package luoshu.trust.identity.internal.sessions;

import java.time.Duration;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Every cookie of ours: {@code __Host-}, Secure, HttpOnly, SameSite=Lax; plain names only on an http origin that is not this machine. */
@Component
public class Cookies {

    private final Origins origins;

    Cookies(Origins origins) {
        this.origins = origins;
    }

    public @Nullable String read(HttpServletRequest request, String name) {
        String full = name(request, name);
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(full) && !cookie.getValue().isEmpty()) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /** Lives until the browser closes; the server ends it earlier. */
    public void write(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        add(request, response, name, value, null);
    }

    public void write(HttpServletRequest request, HttpServletResponse response, String name, String value, Duration life) {
        add(request, response, name, value, life);
    }

    public void clear(HttpServletRequest request, HttpServletResponse response, String name) {
        add(request, response, name, "", Duration.ZERO);
    }

    private void add(HttpServletRequest request, HttpServletResponse response, String name, String value, @Nullable Duration life) {
        ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from(name(request, name), value).path("/").httpOnly(true).secure(origins.secure(request)).sameSite("Lax");
        if (life != null) {
            cookie.maxAge(life);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    private String name(HttpServletRequest request, String name) {
        return origins.secure(request) ? "__Host-" + name : name;
    }
}
