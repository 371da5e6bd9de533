package luoshu.kernel.cases.internal;

import java.util.List;

import luoshu.kernel.cases.ActNotPossible;
import luoshu.kernel.cases.CaseCommand;
import luoshu.kernel.cases.CaseCommandBody;
import luoshu.kernel.cases.DeliveredElsewhere;
import org.springframework.stereotype.Component;

/** Which act answers which command of an official. */
@Component
class StaffActs {

    private final AcceptanceActs acceptance;
    private final HandlingActs handling;
    private final SpecialActs special;
    private final DecisionActs decision;
    private final ClosingActs closing;
    private final FlowEnding flow;

    StaffActs(AcceptanceActs acceptance, HandlingActs handling, SpecialActs special, DecisionActs decision, ClosingActs closing, FlowEnding flow) {
        this.acceptance = acceptance;
        this.handling = handling;
        this.special = special;
        this.decision = decision;
        this.closing = closing;
        this.flow = flow;
    }

    void deliver(CaseWork work, DeliveredElsewhere handed) {
        closing.deliver(work, handed);
    }

    void requireIssuable(CaseWork work) {
        closing.requireIssuable(work);
    }

    void issue(List<CaseWork> works) {
        closing.issue(works);
    }

    void perform(CaseWork work, CaseCommand command, CaseCommandBody body) {
        switch (command) {
            case RECEIVE -> work.go(CaseCommand.RECEIVE, CaseWork.Entry.saying(body.opinion()));
            case ACCEPT -> acceptance.accept(work, body);
            case REQUEST_CORRECTION -> acceptance.requestCorrection(work, body);
            case REJECT_ACCEPTANCE -> acceptance.reject(work, body);
            case PASS -> handling.pass(work, body);
            case RETURN -> handling.giveBack(work, body);
            case START_SPECIAL -> special.start(work, body);
            case END_SPECIAL -> special.end(work, body);
            case REQUEST_EXTENSION -> special.requestExtension(work, body);
            case APPROVE_EXTENSION -> special.decideExtension(work, body, true);
            case REFUSE_EXTENSION -> special.decideExtension(work, body, false);
            case GRANT -> decision.grant(work, body);
            case REFUSE -> decision.refuse(work, body);
            case ISSUE_RESULT -> closing.issue(work);
            case DELIVER -> closing.deliver(work, body);
            case CLOSE -> closing.close(work, body);
            case FOLLOW_UP -> closing.followUp(work, body);
            case TRANSFER -> closing.transfer(work, body, flow);
            case SUBMIT, TAKE_IN, DEEM_ACCEPTED, ANSWER_CORRECTION, LAPSE, ADVANCE_FLOW, GRANT_INSTANTLY, REFUSE_INSTANTLY, CHARGE, WITHDRAW, DEEM_WITHDRAWN, SUPPLY_DEFERRED, RATE, ARCHIVE, CORRECT_DATA ->
                    throw new ActNotPossible(command, work.file.state);
        }
    }
}
