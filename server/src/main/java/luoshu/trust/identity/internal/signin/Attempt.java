package luoshu.trust.identity.internal.signin;

import java.util.List;
import java.util.UUID;

import luoshu.trust.identity.internal.accounts.Account;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in under way.
 *
 * @param token    the cookie's value; the table has its digest
 * @param verified the mobile number was shown to be theirs
 * @param factors  RFC 8176 names of what was shown so far
 * @param secret   a TOTP secret being enrolled
 */
public record Attempt(String token, Account.Kind kind, @Nullable UUID account, @Nullable String mobile, byte @Nullable [] code, int tries, boolean verified, List<String> factors,
                      byte @Nullable [] secret, @Nullable String challenge, String returnTo) {
}
