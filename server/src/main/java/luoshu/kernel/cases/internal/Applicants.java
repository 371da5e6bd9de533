package luoshu.kernel.cases.internal;

import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.matters.ApplicantKind;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.parties.Enterprise;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.Party;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.PartyKind;
import luoshu.kernel.parties.Person;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who applies: whether they may, and as what kind of party. */
@Component
class Applicants {

    private final Parties parties;

    Applicants(Parties parties) {
        this.parties = parties;
    }

    ApplicantKind kind(Actor.Applicant actor) {
        if (actor.capacity() == Actor.CapacityKind.SELF || actor.capacity() == Actor.CapacityKind.AGENT) {
            return ApplicantKind.person;
        }
        return kind(actor.applicantId());
    }

    ApplicantKind kind(UUID party) {
        return switch (parties.find(new PartyId(party)).map(Party::kind).orElse(PartyKind.PERSON)) {
            case PERSON -> ApplicantKind.person;
            case ENTERPRISE -> ApplicantKind.enterprise;
            case ORGANISATION -> ApplicantKind.organisation;
        };
    }

    void refuseUnless(Actor.Applicant actor, PublishedMatter matter) {
        if (actor.realNameLevel() < matter.definition().realNameLevel()) {
            throw new Refused(Problem.Kind.NOT_PERMITTED, "real-name-level", "this matter needs a higher real-name level",
                    Map.of("needed", matter.definition().realNameLevel(), "have", actor.realNameLevel()));
        }
        if (!covers(actor, matter.code())) {
            throw new Refused(Problem.Kind.NOT_PERMITTED, "outside-authorisation", "the authorisation does not cover this matter");
        }
    }

    /** What organs ask of each other no citizen applies for, and the reverse. */
    static void refuseUnlessAmong(PublishedMatter matter, boolean organ) {
        if (matter.definition().amongOrgans() != organ) {
            throw new Refused(Problem.Kind.CONFLICT, "not-for-this-applicant", "this matter is for other applicants");
        }
    }

    /** Is the matter within what the authorisation covers? Empty scope: everything. */
    static boolean covers(Actor.Applicant actor, String matterCode) {
        return actor.scope().isEmpty() || matterCode.length() == 33 && actor.scope().contains(matterCode.substring(19, 31));
    }

    /** Masked, for officials. */
    record Known(@Nullable String idMasked, @Nullable String mobileMasked, @Nullable String legalRepresentative) {
    }

    Known known(UUID party) {
        return parties.find(new PartyId(party)).map(found -> switch (found) {
            case Person person -> new Known(blankless(person.idMasked()), person.mobileMasked(), null);
            case Enterprise enterprise -> new Known(blankless(enterprise.idMasked()), null, enterprise.legalRepresentativeName());
        }).orElse(new Known(null, null, null));
    }

    private static @Nullable String blankless(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
