package luoshu.kernel.access;

import java.util.List;
import java.util.Map;

import luoshu.kernel.problems.Problem;

/** 403: signed in, but the act is not granted. Audited as a denial. */
public final class NotPermitted extends Problem {
    public NotPermitted(String permission) {
        super(Kind.NOT_PERMITTED, "not-permitted", "the act " + permission + " is not granted to this capacity", Map.of("permission", permission), List.of());
    }
}
