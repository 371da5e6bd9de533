package luoshu.kernel.cases.web;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.jspecify.annotations.Nullable;

/** The version a writer has seen: {@code If-Match: "7"}. */
final class IfMatch {

    private IfMatch() {
    }

    static long version(@Nullable String header) {
        if (header == null) {
            throw new Refused(Problem.Kind.PRECONDITION_REQUIRED, "if-match-required", "writes on this object carry If-Match with the version that was read");
        }
        String digits = header.strip().replaceFirst("^W/", "").replace("\"", "");
        if (!digits.matches("[0-9]{1,18}")) {
            throw new Refused(Problem.Kind.STALE, "stale-version", "If-Match does not name a version of this object");
        }
        return Long.parseLong(digits);
    }
}
