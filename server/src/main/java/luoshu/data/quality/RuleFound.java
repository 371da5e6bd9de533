package luoshu.data.quality;

import luoshu.kernel.texts.Text;

/** What a rule found in a run, called as it was then. */
public record RuleFound(Text name, RuleSeverity severity, RuleOutcome outcome) {
}
