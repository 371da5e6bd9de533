package luoshu.data.matching;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import luoshu.kernel.parties.CitizenId;
import org.jspecify.annotations.Nullable;

/** Two records compared. {@code bits}: sum of the weights of the fields, rounded to hundredths. */
public record Comparison(MatchOutcome outcome, double bits, List<FieldComparison> fields) {

    /** {@code left}, {@code right}: as they were written; {@code bits}: weight of the level, 0 when a side says nothing. */
    public record FieldComparison(MatchField field, @Nullable String left, @Nullable String right, Agreement level, double bits) {

        private FieldComparison with(UnaryOperator<String> change) {
            return new FieldComparison(field, left == null ? null : change.apply(left), right == null ? null : change.apply(right), level, bits);
        }
    }

    private static final Set<MatchField> NUMBERS = Set.of(MatchField.NUMBER, MatchField.PHONE);

    public Comparison {
        fields = List.copyOf(fields);
    }

    /** Numbers masked, for those who compare without a ground to see them. */
    public Comparison masked() {
        return new Comparison(outcome, bits, fields.stream().map(field -> NUMBERS.contains(field.field()) ? field.with(CitizenId::mask) : field).toList());
    }

    public Agreement level(MatchField field) {
        return fields.stream().filter(one -> one.field() == field).map(FieldComparison::level).findFirst().orElse(Agreement.MISSING);
    }
}
