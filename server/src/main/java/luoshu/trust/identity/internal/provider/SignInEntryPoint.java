package luoshu.trust.identity.internal.provider;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.trust.identity.internal.accounts.Account;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.util.UriComponentsBuilder;

/** Sends the browser to the sign-in page of the client's audience, and back to the same request afterwards. */
final class SignInEntryPoint implements AuthenticationEntryPoint {

    private final Clients clients;

    SignInEntryPoint(Clients clients) {
        this.clients = clients;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        String clientId = request.getParameter("client_id");
        boolean official = clientId != null && clients.find(clientId).filter(client -> client.audience() == Account.Kind.OFFICIAL).isPresent();
        // "Sign in anew" was asked for; after the sign-in the same request must not ask again.
        String back = UriComponentsBuilder.fromPath(request.getRequestURI()).query(request.getQueryString()).replaceQueryParam("prompt").replaceQueryParam("max_age").build().toUriString();
        response.sendRedirect((official ? "/identity/official/sign-in" : "/identity/sign-in") + "?return="
                + java.net.URLEncoder.encode(back, java.nio.charset.StandardCharsets.UTF_8));
    }
}
