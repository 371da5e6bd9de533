package luoshu.trust.identity;

import org.jspecify.annotations.Nullable;

/** An account of the demonstration. {@code account} is the mobile number of a citizen, the account name of an official; {@code totpSecret} (base32) is for officials. */
public record DemonstrationAccount(String role, String name, String account, String password, @Nullable String totpSecret) {
}
