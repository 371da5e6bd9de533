package luoshu.kernel.rules;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Evaluates FEEL and DMN. Inputs and results: String, Boolean, BigDecimal (any Number in), LocalDate, List, Map, null. */
@Component
public class Rules {

    /** Decides {@code decisionName} of the model; any failure, time-out or other shape of result is a {@link RuleFailed}. */
    public RuleOutcome decide(String dmnXml, String decisionName, Map<String, ?> inputs) {
        throw new UnsupportedOperationException();
    }

    /** Value of a FEEL expression over {@code variables}; unknown names are null. */
    public @Nullable Object feel(String expression, Map<String, ?> variables) {
        throw new UnsupportedOperationException();
    }

    /** A condition: true only if the expression's value is {@code true}. */
    public boolean holds(String condition, Map<String, ?> variables) {
        return Boolean.TRUE.equals(feel(condition, variables));
    }
}
