package luoshu.data.demands.internal;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Actor;

/** The asking organ as an applicant: for whom the kernel of cases keeps draft and case. */
final class AskingOrgan {

    private static final int REAL_NAME = 4;

    private AskingOrgan() {
    }

    /** An official of it. */
    static Actor.Applicant of(Actor.Official official, UUID party, String organName) {
        return applicant(official.accountId(), official.name(), party, organName);
    }

    /** Whoever acts for the platform on what its author began. */
    static Actor.Applicant of(DemandFile file) {
        return applicant(file.account(), file.authorName(), file.party(), file.asker().name());
    }

    /** The organ itself, before any of its officials looked at what the platform proposes. */
    static Actor.Applicant unattended(UUID party, String organName) {
        return applicant(party, organName, party, organName);
    }

    private static Actor.Applicant applicant(UUID account, String name, UUID party, String organName) {
        return new Actor.Applicant(account, party, name, REAL_NAME, Actor.CapacityKind.ORGAN, party, organName, null, List.of());
    }
}
