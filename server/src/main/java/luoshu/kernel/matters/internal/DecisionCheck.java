package luoshu.kernel.matters.internal;

import java.util.List;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Position;
import luoshu.kernel.rules.Rules;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** §6: rules.dmn is there exactly when {@code instant} names a decision, and the decision can be made. */
@Component
@Order(6)
class DecisionCheck implements PackageCheck {

    private final Rules rules;

    DecisionCheck(Rules rules) {
        this.rules = rules;
    }

    @Override
    public List<Finding> check(MatterDefinition matter, MatterDocuments documents) {
        if (matter.instant() == null) {
            return documents.rules() == null ? List.of() : List.of(Finding.blocking("rules.dmn", Position.START, "unused-rules", "有规则文件，但 matter.yaml 没有写 instant"));
        }
        if (documents.rules() == null) {
            return List.of(documents.matter().blocking("/instant", "missing-file", "缺少文件 rules.dmn"));
        }
        return rules.modelProblems(documents.rules(), matter.instant().decision()).stream()
                .map(problem -> Finding.blocking("rules.dmn", new Position(Math.max(1, problem.line()), Math.max(1, problem.column())), problem.code(), problem.message())).toList();
    }
}
