package luoshu.trust.payments.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.cases.ResultCondition;
import luoshu.kernel.matters.FeeCharge;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.springframework.stereotype.Component;

/** The result of a case that costs something is issued when its notice is paid or waived. A case without fees costs no statement. */
@Component
class FeePaid implements ResultCondition {

    private final NoticeQueries notices;

    FeePaid(NoticeQueries notices) {
        this.notices = notices;
    }

    @Override
    public Optional<Problem> unmet(UUID caseId, PublishedMatter matter, List<FeeCharge> fees) {
        if (fees.isEmpty()) {
            return Optional.empty();
        }
        List<NoticeRow> ofCase = notices.ofCase(caseId);
        if (ofCase.stream().anyMatch(NoticeDesk::settles)) {
            return Optional.empty();
        }
        long due = ofCase.isEmpty() ? fees.stream().mapToLong(FeeCharge::amount).sum() : ofCase.getFirst().dueFen();
        return Optional.of(new Refused(Problem.Kind.CONFLICT, "fee-unpaid", "the fee of this case has not been paid",
                Map.of("fen", due, "yuan", Yuan.figures(due), "notice", ofCase.isEmpty() ? "" : ofCase.getFirst().state().name())));
    }
}
