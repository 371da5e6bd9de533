package luoshu.kernel.cases.internal;

import luoshu.kernel.flows.Flows;
import org.springframework.stereotype.Component;

/** A case leaves its flow without a decision. */
@Component
class FlowEnding {

    private final Flows flows;

    FlowEnding(Flows flows) {
        this.flows = flows;
    }

    void abandon(CaseWork work) {
        if (work.file.course.flow != null) {
            work.file.course.flow = flows.abandon(work.flow, work.file.course.flow);
        }
    }
}
