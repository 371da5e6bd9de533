package luoshu.kernel.rules;

import java.util.List;
import java.util.Map;
import java.util.Set;

import luoshu.kernel.rules.internal.DecisionModels;
import luoshu.kernel.rules.internal.Expressions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Evaluates FEEL and DMN. Inputs and results: String, Boolean, BigDecimal (any Number in), LocalDate, List, Map, null. */
@Component
public class Rules {

    private final Expressions expressions;
    private final DecisionModels models;

    public Rules() {
        this.expressions = new Expressions();
        this.models = new DecisionModels();
    }

    /** Decides {@code decisionName} of the model; any failure, time-out or other shape of result is a {@link RuleFailed}. */
    public RuleOutcome decide(String dmnXml, String decisionName, Map<String, ?> inputs) {
        return models.decide(dmnXml, decisionName, inputs);
    }

    /** Value of a FEEL expression over {@code variables}; unknown names are null. An expression that {@link #problems} refuses is {@link RuleFailed}. */
    public @Nullable Object feel(String expression, Map<String, ?> variables) {
        return expressions.evaluate(expression, variables);
    }

    /** A condition: true only if the expression's value is {@code true}. */
    public boolean holds(String condition, Map<String, ?> variables) {
        return Boolean.TRUE.equals(feel(condition, variables));
    }

    /** What is wrong with the expression, in Chinese: syntax, forbidden constructs, and names that are not in {@code known}. */
    public List<String> problems(String expression, Set<String> known) {
        return expressions.problems(expression, known);
    }

    /** The outer variables an expression reads, e.g. {@code applicant} for {@code applicant.kind}. */
    public Set<String> names(String expression) {
        return expressions.names(expression);
    }

    /** What is wrong with a decision model, in Chinese with lines; empty when {@code decisionName} can be decided. */
    public List<RuleProblem> modelProblems(String dmnXml, String decisionName) {
        return models.problems(dmnXml, decisionName);
    }
}
