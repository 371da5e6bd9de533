package luoshu.kernel.matters;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import luoshu.kernel.rules.Rules;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What a matter costs this applicant. */
@Component
public class Fees {

    private final Rules rules;

    public Fees(Rules rules) {
        this.rules = rules;
    }

    /** Only what comes to more than nothing. */
    public List<FeeCharge> of(MatterDefinition definition, ApplicantKind applicantKind, Map<String, ?> answers, JsonNode form) {
        if (definition.fees().isEmpty()) {
            return List.of();
        }
        Map<String, Object> known = new HashMap<>(answers);
        known.put("applicant", Map.of("kind", applicantKind.name()));
        return definition.fees().stream().filter(fee -> fee.when() == null || rules.holds(fee.when(), known))
                .map(fee -> FeeCharge.of(fee, fee.quantity() == null ? BigDecimal.ONE : fee.quantity().of(form))).filter(charge -> charge.amount() > 0).toList();
    }
}
