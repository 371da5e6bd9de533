package luoshu.kernel.matters.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;

import luoshu.kernel.flows.Flows;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.Position;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** §5: the diagram itself, by the module that will run it. */
@Component
@Order(8)
class FlowGrammarCheck implements PackageCheck {

    private final Flows flows;

    FlowGrammarCheck(Flows flows) {
        this.flows = flows;
    }

    @Override
    public List<Finding> check(MatterDefinition matter, MatterDocuments documents) {
        return flows.check(documents.flow().getBytes(StandardCharsets.UTF_8)).stream()
                .map(finding -> Finding.blocking("flow.bpmn", new Position(Math.max(1, finding.line()), Math.max(1, finding.column())), finding.code(), finding.message())).toList();
    }
}
