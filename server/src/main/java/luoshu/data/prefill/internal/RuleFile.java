package luoshu.data.prefill.internal;

import luoshu.data.prefill.PrefillRule;
import luoshu.kernel.access.Subject;

/** A rule with where it stands. */
record RuleFile(PrefillRule rule, String duty, String region, String draftedBy) {

    Subject subject() {
        return new Subject(rule.organ(), duty, region, 0);
    }
}
