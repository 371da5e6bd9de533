package luoshu.trust.identity.web;

import java.util.List;
import java.util.UUID;

import luoshu.trust.identity.internal.accounts.Account;
import org.jspecify.annotations.Nullable;

/** A registered client. {@code audience}: whose sign-in it gets, CITIZEN or OFFICIAL. */
public record ClientRow(UUID id, String clientId, String name, boolean confidential, List<String> grantTypes, List<String> redirectUris, List<String> postLogoutUris,
                        @Nullable String backChannelLogout, List<String> scopes, Account.Kind audience, String idTokenAlgorithm, boolean consent, boolean enabled, int version) {
}
