package luoshu.trust.identity.internal.signin;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import luoshu.trust.identity.internal.accounts.Account;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys of officials as second factor (Web Authentication; verified by the framework and webauthn4j). The relying party is the host people see; the challenge is the
 * attempt's, so an answer fits one sign-in only.
 */
@Component
class Passkeys {

    private static final JsonMapper JSON = JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private final PasskeyQueries queries;

    Passkeys(PasskeyQueries queries) {
        this.queries = queries;
    }

    static String challenge() {
        return Bytes.random().toBase64UrlString();
    }

    /** What the browser passes to {@code navigator.credentials.create}. */
    String creationOptions(Account account, String challenge, String origin) {
        return JSON.writeValueAsString(party(account, challenge, origin).createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(as(account))));
    }

    /** What the browser passes to {@code navigator.credentials.get}. */
    String requestOptions(Account account, String challenge, String origin) {
        return JSON.writeValueAsString(party(account, challenge, origin).createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(as(account))));
    }

    List<PasskeyQueries.Shown> shown(Account account) {
        return queries.shown(account.id());
    }

    boolean remove(Account account, String id) {
        try {
            return queries.remove(account.id(), Base64.getUrlDecoder().decode(id));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** @param label what the owner will know it by */
    boolean register(Account account, String challenge, String origin, String label, String answer) {
        Webauthn4JRelyingPartyOperations party = party(account, challenge, origin);
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> credential = JSON.readValue(answer, new TypeReference<>() { });
            party.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                    party.createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(as(account))), new RelyingPartyPublicKey(credential, label)));
            return true;
        } catch (DataAccessException away) {
            throw away;
        } catch (RuntimeException refused) { // whatever the library makes of what a stranger sent: it does not verify
            return false;
        }
    }

    boolean verify(Account account, String challenge, String origin, String answer) {
        Webauthn4JRelyingPartyOperations party = party(account, challenge, origin);
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> credential = JSON.readValue(answer, new TypeReference<>() { });
            return id(account).equals(party.authenticate(new RelyingPartyAuthenticationRequest(
                    party.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(as(account))), credential)).getId());
        } catch (DataAccessException away) {
            throw away;
        } catch (RuntimeException refused) {
            return false;
        }
    }

    private Webauthn4JRelyingPartyOperations party(Account account, String challenge, String origin) {
        PasskeyStore store = new PasskeyStore(queries, account);
        Webauthn4JRelyingPartyOperations party = new Webauthn4JRelyingPartyOperations(store.users(), store,
                PublicKeyCredentialRpEntity.builder().id(URI.create(origin).getHost()).name("洛书").build(), Set.of(origin));
        party.setCustomizeCreationOptions(options -> options.challenge(Bytes.fromBase64(challenge)));
        party.setCustomizeRequestOptions(options -> options.challenge(Bytes.fromBase64(challenge)));
        return party;
    }

    private static Authentication as(Account account) {
        return UsernamePasswordAuthenticationToken.authenticated(String.valueOf(account.login()), "", List.of());
    }

    static Bytes id(Account account) {
        return new Bytes(ByteBuffer.allocate(16).putLong(account.id().getMostSignificantBits()).putLong(account.id().getLeastSignificantBits()).array());
    }
}
