package luoshu.trust.identity.internal;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.identity}: what an operator may want different.
 *
 * @param origin    public origin, e.g. {@code https://zwfw.example.gov.cn}: issuer of tokens, own redirect addresses. Empty: the origin each request was sent to,
 *                  good for one machine only
 * @param masterKey base64url, 32 bytes, equal on every node; empty: kept in the data folder
 */
@ConfigurationProperties("luoshu.identity")
public record IdentitySettings(@DefaultValue("") String origin, @DefaultValue("") String masterKey, @DefaultValue Sessions sessions, @DefaultValue Passwords passwords,
                               @DefaultValue Lockout lockout, @DefaultValue Codes codes, @DefaultValue Tokens tokens) {

    /** Idle and absolute life of a citizen's and an official's session. */
    public record Sessions(@DefaultValue("30m") Duration citizenIdle, @DefaultValue("12h") Duration citizenAbsolute, @DefaultValue("30m") Duration officialIdle,
                           @DefaultValue("10h") Duration officialAbsolute, @DefaultValue("10") int most) {
    }

    /** Profile GBT22239: complexity and rotation; NIST: length and a list of common passwords, no rotation. Argon2id: iterations, memory in KiB, lanes. */
    public record Passwords(@DefaultValue("GBT22239") Profile profile, @DefaultValue("90d") Duration rotation, @DefaultValue("5") int history,
                            @DefaultValue("5") int iterations, @DefaultValue("7168") int memory, @DefaultValue("1") int lanes) {
        public enum Profile { GBT22239, NIST }
    }

    /** After {@code failures} within {@code window} an account name, after {@code addressFailures} an address, is refused until the window ends. */
    public record Lockout(@DefaultValue("5") int failures, @DefaultValue("50") int addressFailures, @DefaultValue("15m") Duration window) {
    }

    /** Mobile codes. */
    public record Codes(@DefaultValue("5m") Duration life, @DefaultValue("5") int tries, @DefaultValue("5") int perNumberAndHour, @DefaultValue("60") int perAddressAndHour) {
    }

    /** Lives of tokens given to other systems. */
    public record Tokens(@DefaultValue("5m") Duration access, @DefaultValue("8h") Duration refresh, @DefaultValue("60s") Duration code) {
    }
}
