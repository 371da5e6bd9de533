package luoshu.kernel.parties;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.parties.internal.AuthorisationQueries;
import luoshu.kernel.parties.internal.EnterpriseQueries;
import luoshu.kernel.parties.internal.PersonQueries;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Proving who one is, and that one represents an enterprise. Registers are asked outside any transaction; five wrong tries a day are enough. */
@Component
public class RealNames {

    public static final int ATTEMPTS = 5;
    private static final Duration WINDOW = Duration.ofHours(24);

    private final PersonQueries persons;
    private final EnterpriseQueries enterprises;
    private final AuthorisationQueries authorisations;
    private final ObjectProvider<RealNameVerifier> verifier;
    private final ObjectProvider<EnterpriseRegister> enterpriseRegister;
    private final Parties parties;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RealNames(PersonQueries persons, EnterpriseQueries enterprises, AuthorisationQueries authorisations, ObjectProvider<RealNameVerifier> verifier,
              ObjectProvider<EnterpriseRegister> enterpriseRegister, Parties parties, Audit audit, ApplicationEventPublisher events, PlatformTransactionManager transactions, Clock clock) {
        this.persons = persons;
        this.enterprises = enterprises;
        this.authorisations = authorisations;
        this.verifier = verifier;
        this.enterpriseRegister = enterpriseRegister;
        this.parties = parties;
        this.audit = audit;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Raises a person to level 3 (identity data) or 4 (real person). Repeating it is harmless. If the platform knew the person from a window, the account moves to
     * that record ({@link PersonMerged}); authorisations that waited for them begin.
     */
    public PersonProfile verify(PartyId person, int level, String name, CitizenId number, String evidence) {
        Person self = parties.getPerson(person);
        refuseGuessing(self.id());
        if (level != 3 && level != 4) {
            throw new Invalid("/level", "out-of-range", "实名等级只能是 3 或 4");
        }
        if (level == 4 && evidence.isBlank()) {
            throw new Invalid("/evidence", "required", "请先完成实人核验");
        }
        if (number.isBornAfter(LocalDate.now(clock))) {
            throw new Invalid("/idNumber", "citizen-id", "身份证号码中的出生日期晚于今天");
        }
        RealNameVerifier asked = verifier.getIfAvailable();
        RealNameVerifier.Verification said = asked == null ? new RealNameVerifier.Verification.Unavailable(3600)
                : level == 3 ? asked.verifyData(name.strip(), number) : asked.verifyPresence(name.strip(), number, evidence);
        return switch (said) {
            case RealNameVerifier.Verification.Matched matched -> transaction.execute(status -> accept(person, level, name.strip(), number, matched.simulated()));
            case RealNameVerifier.Verification.Mismatched mismatched -> {
                fail(self.id(), "real-name " + mismatched.reason());
                throw new PartyRefused.RealNameMismatch(left(self.id()));
            }
            case RealNameVerifier.Verification.Unavailable away -> throw new PartyRefused.RegisterUnavailable(away.retryAfterSeconds());
        };
    }

    private PersonProfile accept(PartyId person, int level, String name, CitizenId number, boolean simulated) {
        PersonQueries.Row row = persons.find(person).orElseThrow(() -> new NotFound("person"));
        if (row.details().idNumber() != null && !row.details().idNumber().equals(number)) {
            throw new PartyRefused.AlreadyVerified();
        }
        Optional<PersonQueries.Row> other = persons.lockByCitizenId(number).filter(found -> !found.id().equals(row.id()));
        PartyId id = row.id();
        if (other.isPresent()) {
            if (other.get().hasAccount()) {
                throw new PartyRefused.IdentityTaken();
            }
            id = other.get().id();
            persons.merge(row, other.get());
            enterprises.moveLegalRepresentative(row.id(), id);
            events.publishEvent(new PersonMerged(row.id(), id));
        }
        persons.verified(id, name, number, level, simulated);
        authorisations.activate(persons.key(number), name, id);
        events.publishEvent(new PartyIdentified(id, PartyKind.PERSON, PersonQueries.hex(persons.key(number))));
        audit.record(Act.done("party.verify", "party:" + id).of(id.value()).with(Map.of("level", level, "simulated", simulated)));
        events.publishEvent(new CapacitiesChanged(id));
        return parties.profile(id);
    }

    /** The person proves to be the legal representative the enterprise register names, and gets that capacity. Repeating it refreshes the entry. */
    public List<Capacity> claim(PartyId person, CreditCode code, String name) {
        PersonQueries.Row self = persons.find(person).orElseThrow(() -> new NotFound("person"));
        if (self.level() < 3 || self.details().idNumber() == null) {
            throw new PartyRefused.LevelTooLow(3);
        }
        refuseGuessing(self.id());
        EnterpriseRegister asked = enterpriseRegister.getIfAvailable();
        RegisterAnswer<EnterpriseRecord> said = asked == null ? new RegisterAnswer.Unavailable<>(3600) : asked.find(code);
        return switch (said) {
            case RegisterAnswer.Unavailable<EnterpriseRecord> away -> throw new PartyRefused.RegisterUnavailable(away.retryAfterSeconds());
            case RegisterAnswer.Unknown<EnterpriseRecord> unknown -> throw notRepresentative(self.id());
            case RegisterAnswer.Found<EnterpriseRecord> found -> {
                EnterpriseRecord record = found.record();
                if (!record.name().equals(name.strip()) || !record.legalRepresentativeId().equals(self.details().idNumber())) {
                    throw notRepresentative(self.id());
                }
                if (record.state() == EnterpriseState.CANCELLED || record.state() == EnterpriseState.REVOKED) {
                    throw new PartyRefused.EnterpriseNotOperating(record.state());
                }
                yield transaction.execute(status -> {
                    Enterprise stored = enterprises.store(null, record, self.id(), found.simulated());
                    events.publishEvent(new PartyIdentified(stored.id(), stored.kind(), PersonQueries.hex(enterprises.key(code))));
                    audit.record(Act.done("party.claim", "party:" + stored.id()).of(self.id().value()));
                    events.publishEvent(new CapacitiesChanged(self.id()));
                    return parties.capacities(self.id());
                });
            }
        };
    }

    private PartyRefused.NotLegalRepresentative notRepresentative(PartyId person) {
        fail(person, "legal-representative");
        return new PartyRefused.NotLegalRepresentative();
    }

    private void refuseGuessing(PartyId person) {
        if (left(person) <= 0) {
            throw new PartyRefused.TooManyAttempts();
        }
    }

    private int left(PartyId person) {
        return ATTEMPTS - persons.failedSince(person, clock.instant().minus(WINDOW));
    }

    private void fail(PartyId person, String what) {
        transaction.executeWithoutResult(status -> {
            persons.failed(person, clock.instant(), what);
            audit.record(new Act("party.verify", Act.Outcome.FAILED, "party:" + person, null, null, person.value(), Map.of("why", what)));
        });
    }
}
