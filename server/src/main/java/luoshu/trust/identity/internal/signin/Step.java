package luoshu.trust.identity.internal.signin;

import java.util.List;

/** What an official's sign-in asks next. Two factors, one of them cryptographic (GB/T 22239, 8.1.4.1 d); an initial or expired password is changed before anything else is done. */
enum Step {
    SECOND_FACTOR, CHANGE_PASSWORD, ENROL, DONE;

    static final String PASSWORD = "pwd";
    static final String TOTP = "otp";
    static final String PASSKEY = "hwk";
    static final String MOBILE = "sms";

    static Step next(List<String> shown, boolean hasSecondFactor, boolean mustChangePassword) {
        boolean second = shown.contains(TOTP) || shown.contains(PASSKEY);
        if (hasSecondFactor && !second) {
            return SECOND_FACTOR;
        }
        if (mustChangePassword) {
            return CHANGE_PASSWORD;
        }
        return second ? DONE : ENROL;
    }
}
