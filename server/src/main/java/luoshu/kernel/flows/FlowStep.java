package luoshu.kernel.flows;

import org.jspecify.annotations.Nullable;

/** A user task. {@code duty} null: the implementing organ; otherwise that duty's organ of the same region. {@code instances} above 1: so many officials, each apart. */
public record FlowStep(String code, String name, Role role, @Nullable String duty, int instances) {

    /** 承办 examiner, 审核 reviewer, 批准 approver. */
    public enum Role { EXAMINER, REVIEWER, APPROVER }

    /** The step that takes the decision. */
    public static final String DECIDE = "decide";

    public boolean decides() {
        return code.equals(DECIDE);
    }
}
