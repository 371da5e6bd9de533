package luoshu.kernel.requests;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.jspecify.annotations.Nullable;

/** The version a writer has seen: {@code If-Match: "7"}. */
public final class IfMatch {

    private IfMatch() {
    }

    /** @throws Refused 428 without the header, 412 when it names no version */
    public static int version(@Nullable String header) {
        Integer version = optional(header);
        if (version == null) {
            throw missing();
        }
        return version;
    }

    /** Null without the header; for writes that ask for it only sometimes. @throws Refused 412 when it names no version */
    public static @Nullable Integer optional(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String digits = header.strip().replaceFirst("^W/", "").replace("\"", "");
        if (!digits.matches("[0-9]{1,9}")) {
            throw stale();
        }
        return Integer.valueOf(digits);
    }

    public static Refused missing() {
        return new Refused(Problem.Kind.PRECONDITION_REQUIRED, "if-match-required", "writes on this object carry If-Match with the version that was read");
    }

    public static Refused stale() {
        return new Refused(Problem.Kind.STALE, "stale-version", "changed by somebody else since it was read");
    }
}
