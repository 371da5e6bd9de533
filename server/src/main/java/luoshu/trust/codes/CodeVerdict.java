package luoshu.trust.codes;

import java.time.Instant;

/** What a code is worth at a moment. */
public sealed interface CodeVerdict {

    /** Signed by us, unaltered, within its minute. */
    record Genuine(Code code) implements CodeVerdict {
    }

    /** Was genuine; over. Its holder's screen has another by now. */
    record Expired(Code code) implements CodeVerdict {
    }

    /** Issued in the future: somebody's clock is wrong, or it was not made by showing it. */
    record NotYetValid(Code code, Instant from) implements CodeVerdict {
    }

    /** Names a key of ours and does not bear its signature. */
    record Altered() implements CodeVerdict {
    }

    record UnknownKey(String keyId) implements CodeVerdict {
    }

    record RevokedKey(String keyId) implements CodeVerdict {
    }

    /** Not a code of this form at all. */
    record Unreadable() implements CodeVerdict {
    }
}
