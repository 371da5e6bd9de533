package luoshu.kernel.matters.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import luoshu.kernel.matters.ImplementedBy;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QualityFinding;
import luoshu.kernel.matters.internal.quality.QualityRule;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.Organs;
import org.springframework.stereotype.Component;

/** All rules, in their order. */
@Component
class QualityRules {

    private final List<QualityRule> rules;
    private final Organs organs;

    QualityRules(List<QualityRule> rules, Organs organs) {
        this.rules = rules.stream().sorted(Comparator.comparingInt(QualityRule::number)).toList();
        this.organs = organs;
    }

    List<QualityFinding> check(MatterDefinition matter) {
        List<QualityFinding> findings = new ArrayList<>();
        rules.forEach(rule -> findings.addAll(rule.check(matter, this::withoutProperNumbers)));
        return findings;
    }

    private List<String> withoutProperNumbers(ImplementedBy by) {
        return Implementers.of(by, organs).stream()
                .filter(organ -> organ.consultPhone().isBlank() || organ.complainPhone().isBlank() || organ.consultPhone().equals(organ.complainPhone())).map(Organ::name).toList();
    }
}
