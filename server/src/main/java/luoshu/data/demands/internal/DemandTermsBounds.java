package luoshu.data.demands.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import luoshu.data.contracts.ContractField;
import luoshu.data.contracts.ContractTerms;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;

/** The providing organ may give less than was asked for, on conditions; it does not give what nobody asked for, nor for another use (art. 25). What the catalogue allows is checked when the contract is concluded. */
final class DemandTermsBounds {

    private static final int MOST_FIELDS = 500;

    private DemandTermsBounds() {
    }

    /** @throws Invalid with pointers that begin with {@code /terms} */
    static void check(ContractTerms terms, ContractTerms asked) {
        List<FieldError> errors = new ArrayList<>();
        if (!terms.purpose().equals(asked.purpose()) || !terms.ground().equals(asked.ground()) || !terms.matters().equals(asked.matters())) {
            errors.add(new FieldError("/terms/purpose", "fixed", "使用依据、场景和事项以申请为准"));
        }
        if (terms.mode() != asked.mode()) {
            errors.add(new FieldError("/terms/mode", "fixed", "共享方式以申请为准"));
        }
        if (terms.fields().isEmpty() || terms.fields().size() > MOST_FIELDS) {
            errors.add(new FieldError("/terms/fields", "required", "至少提供一个数据项"));
        } else {
            Set<String> known = asked.fields().stream().map(ContractField::field).collect(Collectors.toSet());
            for (int i = 0; i < terms.fields().size(); i++) {
                if (!known.contains(terms.fields().get(i).field())) {
                    errors.add(new FieldError("/terms/fields/" + i + "/field", "not-requested", "申请中没有要这个数据项"));
                }
            }
        }
        if (terms.from().isBefore(asked.from()) || terms.until().isAfter(asked.until()) || terms.until().isBefore(terms.from())) {
            errors.add(new FieldError("/terms/until", "period", "期限应在申请的期限之内"));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }
}
