package luoshu.trust.ledger.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import luoshu.kernel.cases.CaseEvent;
import luoshu.kernel.cases.CaseFact;
import luoshu.kernel.cases.CaseListener;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import org.springframework.stereotype.Component;

/** What binds the organ or the applicant becomes evidence; inner steps do not. */
@Component
public class CaseEvidence implements CaseListener {

    private static final Set<CaseFact> BINDING = EnumSet.of(CaseFact.CASE_SUBMITTED, CaseFact.CASE_ACCEPTED, CaseFact.CASE_DEEMED_ACCEPTED, CaseFact.CORRECTION_REQUESTED,
            CaseFact.CORRECTION_ANSWERED, CaseFact.CASE_NOT_ACCEPTED, CaseFact.CASE_LAPSED, CaseFact.SPECIAL_STARTED, CaseFact.SPECIAL_ENDED, CaseFact.EXTENSION_APPROVED,
            CaseFact.CASE_GRANTED, CaseFact.CASE_REFUSED, CaseFact.CASE_GRANTED_INSTANTLY, CaseFact.CASE_REFUSED_INSTANTLY, CaseFact.RESULT_ISSUED, CaseFact.CASE_DELIVERED,
            CaseFact.CASE_WITHDRAWN, CaseFact.CASE_DEEMED_WITHDRAWN, CaseFact.CASE_TRANSFERRED);
    private final Ledger ledger;

    CaseEvidence(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public boolean wants(CaseFact fact, CaseEvent.Told told) {
        return BINDING.contains(fact);
    }

    @Override
    public void happened(List<CaseEvent> events) {
        ledger.recordPast(events.stream().map(event -> new Ledger.Act("case:" + event.caseId() + ":" + event.sequence(), subject(event.number()), evidence(event))).toList());
    }

    private static Evidence evidence(CaseEvent event) {
        return new Evidence(event.fact().name().toLowerCase(Locale.ROOT).replace('_', '-'), event.at(), event.organ(), Map.of("case", event.number(),
                "sequence", String.valueOf(event.sequence()), "state", event.state().name(), "matter", event.matterCode(), "region", event.region(), "applicant", event.applicant().toString()));
    }

    /** Under which receipts of a case are found. */
    public static String subject(String number) {
        return "case:" + number;
    }
}
