package luoshu.trust.identity.internal.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import luoshu.trust.identity.internal.IdentitySettings;
import org.jspecify.annotations.Nullable;

/**
 * What a password must be. GBT22239 (GB/T 22239-2019, 8.1.4.1 身份鉴别: complexity, periodic change): ten characters, three of four kinds, rotated.
 * NIST (SP 800-63B): fifteen characters, none of the common ones, no rotation.
 */
public record PasswordRules(IdentitySettings.Passwords.Profile profile, Duration rotation) {

    private static final Set<String> COMMON = Set.of("password", "12345678", "123456789", "1234567890", "qwertyuiop", "iloveyou", "admin123", "password123", "passw0rd",
            "11111111", "88888888", "woaini1314", "a123456789", "5201314", "1qaz2wsx", "1qaz2wsx3edc", "qwer1234", "henan123", "luoshu123", "zhengzhou");

    /** Codes of everything that is wrong; empty means acceptable. */
    public List<String> problems(String password, @Nullable String login, String name) {
        List<String> problems = new ArrayList<>();
        int least = profile == IdentitySettings.Passwords.Profile.NIST ? 15 : 10;
        if (password.codePointCount(0, password.length()) < least) {
            problems.add("password.short");
        }
        if (password.length() > 128) {
            problems.add("password.long");
        }
        if (profile == IdentitySettings.Passwords.Profile.GBT22239 && kinds(password) < 3) {
            problems.add("password.kinds");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (COMMON.stream().anyMatch(common -> lower.equals(common) || common.length() * 3 > lower.length() * 2 && lower.contains(common))) {
            problems.add("password.common");
        }
        if (login != null && lower.contains(login.toLowerCase(Locale.ROOT)) || name.length() > 1 && password.contains(name)) {
            problems.add("password.name");
        }
        if (password.chars().distinct().count() < 5) {
            problems.add("password.repeats");
        }
        return problems;
    }

    public boolean expired(@Nullable Instant since, Instant now) {
        return profile == IdentitySettings.Passwords.Profile.GBT22239 && (since == null || since.plus(rotation).isBefore(now));
    }

    private static int kinds(String password) {
        int kinds = 0;
        kinds += password.chars().anyMatch(Character::isLowerCase) ? 1 : 0;
        kinds += password.chars().anyMatch(Character::isUpperCase) ? 1 : 0;
        kinds += password.chars().anyMatch(Character::isDigit) ? 1 : 0;
        kinds += password.chars().anyMatch(c -> !Character.isLetterOrDigit(c)) ? 1 : 0;
        return kinds;
    }
}
