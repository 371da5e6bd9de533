package luoshu.trust.identity.internal.provider;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.trust.identity.internal.accounts.Account;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Sends the browser to the sign-in page of the client's audience, and back to the same request afterwards. */
final class SignInEntryPoint implements AuthenticationEntryPoint {

    private final Clients clients;

    SignInEntryPoint(Clients clients) {
        this.clients = clients;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        if (!request.getRequestURI().equals("/oauth2/authorize")) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer"); // OIDC Core 5.3.3: an endpoint of tokens has no page to sign in at
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        String clientId = request.getParameter("client_id");
        if ("none".equals(request.getParameter("prompt"))) {
            loginRequired(request, response);
            return;
        }
        boolean official = clientId != null && clients.find(clientId).filter(client -> client.audience() == Account.Kind.OFFICIAL).isPresent();
        // "Sign in anew" was asked for; after the sign-in the same request must not ask again.
        UriComponentsBuilder back = UriComponentsBuilder.fromPath(request.getRequestURI());
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("prompt") && !name.equals("max_age")) {
                back.queryParam(UriUtils.encode(name, StandardCharsets.UTF_8), Arrays.stream(values).map(value -> UriUtils.encode(value, StandardCharsets.UTF_8)).toArray());
            }
        });
        response.sendRedirect((official ? "/identity/official/sign-in" : "/identity/sign-in") + "?return="
                + URLEncoder.encode(back.build(true).toUriString(), StandardCharsets.UTF_8));
    }

    /** The client asked not to show anything. Its address was checked before anybody was asked to sign in. */
    private void loginRequired(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String to = request.getParameter("redirect_uri");
        Client client = clients.find(String.valueOf(request.getParameter("client_id"))).orElse(null);
        if (client == null || to == null || !client.redirectUris().contains(to)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        response.sendRedirect(Redirects.with(to, "error", "login_required", "state", request.getParameter("state")));
    }
}
