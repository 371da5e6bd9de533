package luoshu.trust.identity.internal.provider;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Verifies tokens of ours: ES256 or RS256 by a key of ours, nothing else; an access token says {@code at+jwt}, so that an ID token is not one. A revoked token does not
 * verify.
 */
@Component
class AccessTokens implements JwtDecoder {

    static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256);
    private final NimbusJwtDecoder access;
    private final NimbusJwtDecoder identity;
    private final NimbusJwtDecoder hint;
    private final JdbcClient jdbc;

    AccessTokens(SigningKeys keys, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.access = decoder(keys, TYPE, true);
        this.identity = decoder(keys, JOSEObjectType.JWT, true);
        this.hint = decoder(keys, JOSEObjectType.JWT, false);
    }

    @Override
    public Jwt decode(String token) {
        Jwt jwt = access.decode(token);
        if (jdbc.sql("select exists (select from identity.revoked_token where jti = :jti)").param("jti", jwt.getId()).query(Boolean.class).single()) {
            throw new org.springframework.security.oauth2.jwt.BadJwtException("revoked");
        }
        return jwt;
    }

    @Nullable Jwt find(String token) {
        try {
            return decode(token);
        } catch (JwtException notOurs) {
            return null;
        }
    }

    Jwt decodeIdToken(String token) {
        return identity.decode(token);
    }

    /** An ID token as a hint at sign-out: may have expired. */
    @Nullable Jwt findHint(String token) {
        try {
            return hint.decode(token);
        } catch (JwtException notOurs) {
            return null;
        }
    }

    void revoke(String jti, Instant expiresAt) {
        jdbc.sql("insert into identity.revoked_token (jti, expires_at) values (:jti, :at) on conflict do nothing").param("jti", jti).param("at", Timestamp.from(expiresAt)).update();
    }

    private static NimbusJwtDecoder decoder(SigningKeys keys, JOSEObjectType type, boolean timed) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWSTypeVerifier(type == TYPE ? new DefaultJOSEObjectTypeVerifier<>(TYPE) : new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, null));
        processor.setJWTClaimsSetVerifier((_, _) -> { });
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(timed ? new JwtTimestampValidator(Duration.ZERO) : _ -> org.springframework.security.oauth2.core.OAuth2TokenValidatorResult.success());
        return decoder;
    }
}
