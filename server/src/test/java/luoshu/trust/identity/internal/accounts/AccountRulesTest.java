package luoshu.trust.identity.internal.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

import luoshu.trust.identity.internal.IdentitySettings.Passwords.Profile;
import org.junit.jupiter.api.Test;

class AccountRulesTest {

    private static final PasswordRules CHINA = new PasswordRules(Profile.GBT22239, Duration.ofDays(90));
    private static final PasswordRules NIST = new PasswordRules(Profile.NIST, Duration.ofDays(90));

    @Test
    void one_time_codes_are_those_of_rfc_6238() {
        byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        assertThat(Totp.code(secret, Instant.ofEpochSecond(59))).isEqualTo("287082");
        assertThat(Totp.code(secret, Instant.ofEpochSecond(1_111_111_109))).isEqualTo("081804");
        assertThat(Totp.code(secret, Instant.ofEpochSecond(20_000_000_000L))).isEqualTo("353130");
    }

    @Test
    void one_step_of_clock_difference_is_forgiven_and_two_are_not() {
        byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        Instant now = Instant.ofEpochSecond(1_111_111_109);
        assertThat(Totp.matchingStep(secret, Totp.code(secret, now.minusSeconds(30)), now)).isPositive();
        assertThat(Totp.matchingStep(secret, Totp.code(secret, now.minusSeconds(90)), now)).isZero();
        assertThat(Totp.matchingStep(secret, "", now)).isZero();
    }

    @Test
    void base32_goes_there_and_back() {
        byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        assertThat(Totp.base32(secret)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.fromBase32(Totp.base32(secret))).isEqualTo(secret);
    }

    @Test
    void the_national_profile_asks_for_ten_characters_of_three_kinds_without_the_name() {
        assertThat(CHINA.problems("Correct-Horse-42", "sh.clerk", "郭晓敏")).isEmpty();
        assertThat(CHINA.problems("Abc-1", "sh.clerk", "郭晓敏")).contains("password.short");
        assertThat(CHINA.problems("correcthorsebattery", "sh.clerk", "郭晓敏")).contains("password.kinds");
        assertThat(CHINA.problems("Sh.clerk-2026!", "sh.clerk", "郭晓敏")).contains("password.name");
        assertThat(CHINA.problems("Password123", "sh.clerk", "郭晓敏")).contains("password.common");
        assertThat(CHINA.problems("Aa1Aa1Aa1Aa1", "sh.clerk", "郭晓敏")).contains("password.repeats");
    }

    @Test
    void the_other_profile_asks_for_length_and_never_for_rotation() {
        assertThat(NIST.problems("correct horse battery staple", "sh.clerk", "郭晓敏")).isEmpty();
        assertThat(NIST.problems("Correct-Ho-42", "sh.clerk", "郭晓敏")).containsExactly("password.short");
        Instant then = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(NIST.expired(then, then.plus(Duration.ofDays(1000)))).isFalse();
        assertThat(CHINA.expired(then, then.plus(Duration.ofDays(91)))).isTrue();
        assertThat(CHINA.expired(then, then.plus(Duration.ofDays(89)))).isFalse();
    }
}
