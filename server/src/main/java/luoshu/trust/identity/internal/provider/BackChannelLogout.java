package luoshu.trust.identity.internal.provider;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.database.AfterCommit;
import luoshu.trust.identity.internal.sessions.SessionEnded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/**
 * OpenID Connect Back-Channel Logout: a session that ends takes the authorisations given through it with it, and each client that registered an address is told. The
 * addresses are those administrators registered, no redirect is followed, and a client that does not answer delays nobody.
 */
@Component
class BackChannelLogout {

    private static final Logger log = LoggerFactory.getLogger(BackChannelLogout.class);
    private static final int TRIES = 3;
    private final AuthorizationQueries authorizations;
    private final Clients clients;
    private final Issuer issuer;
    private final NimbusJwtEncoder encoder;
    private final Clock clock = Clock.systemUTC(); // clients measure the token by real time
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).followRedirects(HttpClient.Redirect.NEVER).build();

    BackChannelLogout(AuthorizationQueries authorizations, Clients clients, Issuer issuer, SigningKeys keys) {
        this.authorizations = authorizations;
        this.clients = clients;
        this.issuer = issuer;
        this.encoder = new NimbusJwtEncoder(keys);
        this.encoder.setJwkSelector(List::getFirst);
    }

    @EventListener
    void ended(SessionEnded ended) {
        List<Client> told = authorizations.deleteOfSession(ended.session()).stream().map(AuthorizationQueries.Row::client).distinct()
                .flatMap(id -> clients.find(id).stream()).filter(client -> client.backChannelLogout() != null).toList();
        String by = issuer.current();
        AfterCommit.run(() -> told.forEach(client -> Thread.ofVirtual().name("back-channel-logout").start(() -> tell(client, token(client, ended, by)))));
    }

    private String token(Client client, SessionEnded ended, String by) {
        Instant now = clock.instant();
        JwtClaimsSet claims = JwtClaimsSet.builder().issuer(by).subject(ended.account().toString()).audience(List.of(client.clientId())).issuedAt(now)
                .expiresAt(now.plusSeconds(120)).id(UUID.randomUUID().toString()).claim("sid", ended.session().toString())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())).build();
        return encoder.encode(JwtEncoderParameters.from(JwsHeader.with(SignatureAlgorithm.from(client.idTokenAlgorithm())).type("logout+jwt").build(), claims)).getTokenValue();
    }

    private void tell(Client client, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(client.backChannelLogout())).timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString("logout_token=" + token)).build();
        for (int i = 1; i <= TRIES; i++) {
            try {
                if (i > 1) {
                    Thread.sleep(Duration.ofSeconds(i - 1));
                }
                if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2) {
                    return;
                }
            } catch (IOException away) {
                log.debug("back-channel logout of {}: {}", client.clientId(), away.toString());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        log.warn("{} was not told about a sign-out", client.clientId());
    }
}
