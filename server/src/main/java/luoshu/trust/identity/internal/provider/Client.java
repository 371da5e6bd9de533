package luoshu.trust.identity.internal.provider;

import java.util.List;
import java.util.UUID;

import luoshu.trust.identity.internal.accounts.Account;
import org.jspecify.annotations.Nullable;

/** A system that may sign people in here or call interfaces. {@code secret} is the SHA-256 of 256 random bits; null for a public client. */
public record Client(UUID id, String clientId, String name, byte @Nullable [] secret, List<String> grantTypes, List<String> redirectUris, List<String> postLogoutUris,
                     @Nullable String backChannelLogout, List<String> scopes, Account.Kind audience, String idTokenAlgorithm, boolean consent, boolean enabled, int version) {
}
