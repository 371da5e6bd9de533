package luoshu.kernel.access;

import java.util.List;
import java.util.Map;

import luoshu.kernel.problems.Problem;

/** 409: the account holds roles of another kind; system, security and audit administration and business exclude each other. */
public final class DutiesConflict extends Problem {
    public DutiesConflict(String role) {
        super(Kind.CONFLICT, "duties-conflict", "system, security, audit administration and business roles may not meet in one account", Map.of("role", role), List.of());
    }
}
