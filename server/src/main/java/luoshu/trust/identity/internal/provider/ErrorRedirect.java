package luoshu.trust.identity.internal.provider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** A wrong authorisation request: told to the client at its registered address; where that cannot be trusted, told to the person on a page of ours (status 400). */
final class ErrorRedirect implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException, ServletException {
        OAuth2Error error = ((OAuth2AuthenticationException) why).getError();
        OAuth2AuthorizationCodeRequestAuthenticationToken asked = why instanceof OAuth2AuthorizationCodeRequestAuthenticationException wrong
                ? wrong.getAuthorizationCodeRequestAuthentication() : null;
        if (asked == null || asked.getRedirectUri() == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            request.getRequestDispatcher("/identity/error?code=request").forward(request, response);
            return;
        }
        UriComponentsBuilder to = UriComponentsBuilder.fromUriString(asked.getRedirectUri()).queryParam("error", error.getErrorCode());
        if (error.getDescription() != null) {
            to.queryParam("error_description", UriUtils.encode(error.getDescription(), StandardCharsets.UTF_8));
        }
        if (asked.getState() != null) {
            to.queryParam("state", UriUtils.encode(asked.getState(), StandardCharsets.UTF_8));
        }
        response.sendRedirect(to.build(true).toUriString());
    }
}
