package luoshu.trust.codes.web;

import java.util.EnumMap;
import java.util.Map;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.parties.Enterprise;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.Party;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.PartyRefused;
import luoshu.kernel.parties.Person;
import luoshu.trust.codes.CodeFact;
import luoshu.trust.codes.CodeKind;
import luoshu.trust.codes.Codes;
import luoshu.trust.codes.GivenCode;
import luoshu.trust.codes.NewCode;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** 豫服码: the code of whom one acts for – oneself, the enterprise, the person represented. */
@RestController
class MyCodeController {

    private static final int LEVEL = 3;
    private final Access access;
    private final Parties parties;
    private final Codes codes;

    MyCodeController(Access access, Parties parties, Codes codes) {
        this.access = access;
        this.parties = parties;
        this.codes = codes;
    }

    /** A new code each time; one that was given out before stays good until its own end. */
    @PostMapping("/api/portal/codes")
    GivenCode give() {
        Actor.Applicant applicant = access.applicant();
        if (applicant.realNameLevel() < LEVEL) {
            throw new PartyRefused.LevelTooLow(LEVEL);
        }
        Party party = parties.get(new PartyId(applicant.applicantId()));
        Map<CodeFact, String> facts = new EnumMap<>(CodeFact.class);
        switch (party) {
            case Person person -> {
                facts.put(CodeFact.NAME, Person.masked(person.name()));
                facts.put(CodeFact.ID_NUMBER, person.idMasked());
            }
            case Enterprise enterprise -> {
                facts.put(CodeFact.NAME, enterprise.name());
                facts.put(CodeFact.CREDIT_CODE, enterprise.creditCode().value());
            }
        }
        if (applicant.capacity() != Actor.CapacityKind.SELF) {
            facts.put(CodeFact.SHOWN_BY, Person.masked(applicant.name()));
        }
        CodeKind kind = party instanceof Person ? CodeKind.PERSON : CodeKind.ENTERPRISE;
        return codes.give(new NewCode(kind, party.id().value(), party.id().value(), applicant.personId(), applicant.authorisation(), facts));
    }
}
