package luoshu.trust.identity.internal.provider;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** The person behind an authorisation, as the provider's endpoints see them: account, provider session, how and when they signed in. */
public final class PersonAuthentication extends AbstractAuthenticationToken {

    private final UUID account;
    private final transient @Nullable UUID session;
    private final List<String> factors;
    private final Instant signedInAt;

    public PersonAuthentication(UUID account, @Nullable UUID session, List<String> factors, Instant signedInAt) {
        super(List.of());
        this.account = account;
        this.session = session;
        this.factors = List.copyOf(factors);
        this.signedInAt = signedInAt;
        setAuthenticated(true);
    }

    UUID account() {
        return account;
    }

    @Nullable UUID session() {
        return session;
    }

    List<String> factors() {
        return factors;
    }

    Instant signedInAt() {
        return signedInAt;
    }

    @Override
    public Object getPrincipal() {
        return account;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return account.toString();
    }
}
