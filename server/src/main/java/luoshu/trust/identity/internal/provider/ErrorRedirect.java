package luoshu.trust.identity.internal.provider;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

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
        response.sendRedirect(Redirects.with(asked.getRedirectUri(), "error", error.getErrorCode(), "error_description", error.getDescription(), "state", asked.getState()));
    }
}
