package luoshu.data.profiles.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.matching.MatchField;
import luoshu.data.matching.MatchKind;
import luoshu.data.matching.Matching;
import luoshu.data.profiles.ProfileAnswer;
import luoshu.data.profiles.ProfileLook;
import luoshu.data.profiles.ProfileQuestion;
import luoshu.data.profiles.Profiles;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.cases.CaseParties;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.Enterprise;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.parties.PartyId;
import luoshu.kernel.parties.Person;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultProfiles implements Profiles {

    private final ProfileQueries queries;
    private final ProfileReader reader;
    private final ProfileSeal seal;
    private final Matching matching;
    private final Parties parties;
    private final Cases cases;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    DefaultProfiles(ProfileQueries queries, ProfileReader reader, ProfileSeal seal, Matching matching, Parties parties, Cases cases, Access access, Audit audit, Clock clock) {
        this.queries = queries;
        this.reader = reader;
        this.seal = seal;
        this.matching = matching;
        this.parties = parties;
        this.cases = cases;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whose profile it is. {@code party}: where they are on this platform. */
    private record Whose(MatchKind kind, String number, @Nullable UUID party) {
    }

    @Override
    @Transactional
    public ProfileAnswer look(ProfileQuestion question) {
        access.require(READ);
        Actor.Official by = access.official();
        CaseParties about = cases.getParties(question.caseNumber().strip());
        Whose whose = asked(question);
        byte[] number = seal.number(whose.kind(), whose.number());
        Optional<UUID> known = queries.find(whose.kind(), number);
        if (known.isEmpty() && whose.party() == null) {
            audit.record(looked("none", about, question, null));
            return new ProfileAnswer(null);
        }
        UUID profile = known.orElseGet(() -> queries.get(whose.kind(), number, clock.instant()));
        queries.looked(profile, by, question, about.matterName().zh(), clock.instant());
        audit.record(looked(profile.toString(), about, question, whose.party()));
        return new ProfileAnswer(reader.read(whose.kind(), profile, whose.party()));
    }

    private static Act looked(String profile, CaseParties about, ProfileQuestion question, @Nullable UUID party) {
        return new Act("profile.look", Act.Outcome.READ, "profile:" + profile, about.number(), about.catalogCode(), party, Map.of("purpose", question.purpose().strip()));
    }

    private Whose asked(ProfileQuestion question) {
        String number = matching.plain(question.kind(), MatchField.NUMBER, question.number());
        if (question.kind() == MatchKind.PERSON) {
            if (!CitizenId.isValid(number)) {
                throw new Invalid("/number", "citizen-id", "身份证号码不正确，请核对");
            }
            return new Whose(MatchKind.PERSON, number, parties.findByCitizenId(new CitizenId(number)).map(Person::id).map(PartyId::value).orElse(null));
        }
        if (!CreditCode.isValid(number)) {
            throw new Invalid("/number", "credit-code", "统一社会信用代码不正确，请核对");
        }
        return new Whose(MatchKind.ENTERPRISE, number, parties.findByCreditCode(new CreditCode(number)).map(Enterprise::id).map(PartyId::value).orElse(null));
    }

    @Override
    @Transactional
    public ProfileAnswer own() {
        return new ProfileAnswer(mine().map(whose -> reader.read(whose.kind(), queries.find(whose.kind(), seal.number(whose.kind(), whose.number())).orElse(null), whose.party())).orElse(null));
    }

    @Override
    @Transactional
    public Page<ProfileLook> looks(PageRequest page) {
        Optional<UUID> profile = mine().flatMap(whose -> queries.find(whose.kind(), seal.number(whose.kind(), whose.number())));
        return profile.map(id -> queries.looks(id, page)).orElseGet(() -> new Page<>(List.of(), 0, page.page(), page.size()));
    }

    /** Persons for themselves and for the enterprise whose legal representative they are: handlers and agents stand for others in matters only. */
    private Optional<Whose> mine() {
        Actor.Applicant self = access.applicant();
        PartyId applicant = new PartyId(self.applicantId());
        return switch (self.capacity()) {
            case SELF -> Optional.ofNullable(parties.citizenIds(List.of(applicant), "own-profile").get(applicant)).map(number -> new Whose(MatchKind.PERSON, number.value(), self.applicantId()));
            case LEGAL_REPRESENTATIVE -> Optional.of(new Whose(MatchKind.ENTERPRISE, parties.getEnterprise(applicant).creditCode().value(), self.applicantId()));
            case HANDLER, AGENT, ORGAN -> Optional.empty();
        };
    }
}
