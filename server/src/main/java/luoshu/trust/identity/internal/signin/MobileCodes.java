package luoshu.trust.identity.internal.signin;

import java.time.Duration;
import java.util.regex.Pattern;

import luoshu.trust.identity.internal.IdentitySettings;
import luoshu.trust.identity.internal.Vault;
import luoshu.trust.identity.internal.accounts.Throttle;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.Messages;
import org.springframework.stereotype.Component;

/**
 * Six-digit codes to a mobile number. A code is sent whether or not the number is known – an unknown one may register – so nothing can be learnt from the answer; a code
 * works only in the browser that asked for it, five tries, five minutes.
 */
@Component
class MobileCodes {

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Duration HOUR = Duration.ofHours(1);
    private final Messages messages;
    private final Throttle throttle;
    private final Vault vault;
    private final IdentitySettings.Codes settings;

    MobileCodes(Messages messages, Throttle throttle, Vault vault, IdentitySettings settings) {
        this.messages = messages;
        this.throttle = throttle;
        this.vault = vault;
        this.settings = settings.codes();
    }

    static boolean looksRight(String mobile) {
        return MOBILE.matcher(mobile).matches();
    }

    /** May another code go to this number from this address now? Counts the asking. */
    boolean allowed(String mobile, String address) {
        return throttle.count("code.address", address, HOUR) <= settings.perAddressAndHour() && throttle.count("code.number", mobile, HOUR) <= settings.perNumberAndHour();
    }

    /** Sends a code; what to compare the answer with. */
    byte[] send(String mobile) {
        String code = String.format("%06d", Vault.random(0, 1_000_000));
        messages.send(Message.code(mobile, "identity.code", "【洛书政务】验证码 " + code + "，" + settings.life().toMinutes() + " 分钟内有效。工作人员不会向您索要验证码，请勿转告他人。",
                settings.life()));
        return digest(mobile, code);
    }

    boolean matches(Attempt attempt, String code) {
        byte[] given = digest(String.valueOf(attempt.mobile()), code.strip());
        return attempt.code() != null && Vault.same(given, attempt.code());
    }

    int tries() {
        return settings.tries();
    }

    private byte[] digest(String mobile, String code) {
        return vault.digest("mobile-code", mobile + ":" + code);
    }
}
