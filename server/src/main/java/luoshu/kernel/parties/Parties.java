package luoshu.kernel.parties;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.parties.internal.AuthorisationQueries;
import luoshu.kernel.parties.internal.EnterpriseQueries;
import luoshu.kernel.parties.internal.PersonQueries;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Persons, enterprises and organisations. What comes out is masked; {@link #details} is the audited exception. */
@Component
public class Parties {

    private final PersonQueries persons;
    private final EnterpriseQueries enterprises;
    private final AuthorisationQueries authorisations;
    private final Access access;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Parties(PersonQueries persons, EnterpriseQueries enterprises, AuthorisationQueries authorisations, Access access, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.persons = persons;
        this.enterprises = enterprises;
        this.authorisations = authorisations;
        this.access = access;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A person for a new account whose mobile number was shown to be theirs (level 2). */
    @Transactional
    public PartyId open(String name, Mobile mobile) {
        PartyId id = persons.insert(null, name(name), null, mobile, null, null, 2, false, true);
        audit.record(Act.done("party.open", "party:" + id).of(id.value()));
        return id;
    }

    /** A person or enterprise; one merged away is found under the person that took over. */
    public Optional<Party> find(PartyId id) {
        Optional<Party> person = persons.find(id).map(PersonQueries.Row::person);
        return person.isPresent() ? person : enterprises.find(id).map(Party.class::cast);
    }

    /** @throws NotFound */
    public Party get(PartyId id) {
        return find(id).orElseThrow(() -> new NotFound("party"));
    }

    /** @throws NotFound for anything but a person */
    public Person getPerson(PartyId id) {
        return persons.find(id).map(PersonQueries.Row::person).orElseThrow(() -> new NotFound("person"));
    }

    /** @throws NotFound for anything but an enterprise or organisation */
    public Enterprise getEnterprise(PartyId id) {
        return enterprises.find(id).orElseThrow(() -> new NotFound("enterprise"));
    }

    public Optional<Person> findByCitizenId(CitizenId number) {
        return persons.findByCitizenId(number).map(PersonQueries.Row::person);
    }

    public Optional<Enterprise> findByCreditCode(CreditCode code) {
        return enterprises.findByCreditCode(code);
    }

    /** Who the signed-in person is and for whom they may act today. @throws NotFound */
    public Standing standing(PartyId person) {
        Person self = getPerson(person);
        List<Capacity> capacities = new ArrayList<>();
        capacities.add(new Capacity(self.id().value(), Actor.CapacityKind.SELF, self.id().value(), self.name(), PartyKind.PERSON, null, List.of(), null));
        enterprises.listByLegalRepresentative(self.id()).forEach(e -> capacities.add(
                new Capacity(e.id().value(), Actor.CapacityKind.LEGAL_REPRESENTATIVE, e.id().value(), e.name(), e.kind(), e.creditCode().value(), List.of(), null)));
        authorisations.listInForce(self.id(), LocalDate.now(clock)).forEach(row -> capacities.add(row.capacity()));
        return new Standing(self.name(), self.realNameLevel(), self.elderMode(), List.copyOf(capacities));
    }

    public List<Capacity> capacities(PartyId person) {
        return standing(person).capacities();
    }

    /** Does {@code person} hold, today, a capacity of this kind for {@code party} that covers the catalogue code? Ask again when it matters, not only at sign-in. */
    public boolean mayAct(PartyId person, Actor.CapacityKind kind, PartyId party, String catalogCode) {
        return capacities(person).stream().anyMatch(c -> c.kind() == kind && c.partyId().equals(party.value()) && (c.scope().isEmpty() || c.scope().contains(catalogCode)));
    }

    /** A person's data in clear, for {@code purpose} (kept in the audit and shown to the person, unless it is themselves who asks). @throws NotFound */
    @Transactional
    public PersonalDetails details(PartyId person, String purpose) {
        PersonQueries.Row row = persons.find(person).orElseThrow(() -> new NotFound("person"));
        if (!isSelf(row)) {
            audit.record(read(row, purpose));
        }
        return row.details();
    }

    private boolean isSelf(PersonQueries.Row row) {
        return access.actor() instanceof Actor.Applicant applicant && applicant.personId().equals(row.id().value());
    }

    private static Act read(PersonQueries.Row row, String purpose) {
        return Act.read("party.details", "party:" + row.id(), row.id().value()).with(Map.of("purpose", purpose));
    }

    /** As {@link #find} for several, by the id asked for; who is not known is not in the answer. */
    public Map<PartyId, Party> findAll(Collection<PartyId> asked) {
        Map<PartyId, Party> found = new HashMap<>();
        persons.findAll(asked).forEach((id, row) -> found.put(id, row.person()));
        if (found.size() < asked.size()) {
            enterprises.findAll(asked).forEach(one -> found.put(one.id(), one));
        }
        return found;
    }

    /** Numbers of these persons in clear, by the id asked for, audited as {@link #details} is; who has none is not in the answer. */
    @Transactional
    public Map<PartyId, CitizenId> citizenIds(Collection<PartyId> asked, String purpose) {
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<PartyId, CitizenId> numbers = new HashMap<>();
        List<Act> reads = new ArrayList<>();
        persons.findAll(asked).forEach((id, row) -> {
            if (row.details().idNumber() != null) {
                numbers.put(id, row.details().idNumber());
                if (!isSelf(row)) {
                    reads.add(read(row, purpose));
                }
            }
        });
        audit.record(reads);
        return numbers;
    }

    /** Where these persons are reached, audited as {@link #details} is; a party that is no person, or has no mobile, is not in the answer. */
    @Transactional
    public Map<PartyId, Mobile> mobiles(Collection<PartyId> asked, String purpose) {
        Map<PartyId, Mobile> mobiles = new HashMap<>();
        List<Act> reads = new ArrayList<>();
        persons.findAll(asked).forEach((id, row) -> {
            if (row.details().mobile() != null) {
                mobiles.put(id, row.details().mobile());
                reads.add(read(row, purpose));
            }
        });
        audit.record(reads);
        return mobiles;
    }

    /** @throws NotFound */
    public PersonProfile profile(PartyId person) {
        PersonQueries.Row row = persons.find(person).orElseThrow(() -> new NotFound("person"));
        Person self = row.person();
        return new PersonProfile(self.name(), self.idMasked().isEmpty() ? null : self.idMasked(), self.mobileMasked(), self.realNameLevel(), row.details().address(), self.elderMode(),
                self.simulated() ? true : null);
    }

    @Transactional
    public PersonProfile changeProfile(PartyId person, @Nullable String address, boolean elderMode) {
        PartyId id = getPerson(person).id();
        persons.change(id, address == null || address.isBlank() ? null : address.strip(), elderMode);
        audit.record(Act.done("party.change", "party:" + id).of(id.value()));
        return profile(id);
    }

    @Transactional
    public PersonProfile changeElderMode(PartyId person, boolean elderMode) {
        return changeProfile(person, persons.find(person).orElseThrow(() -> new NotFound("person")).details().address(), elderMode);
    }

    /** A new number the person has shown to be theirs. */
    @Transactional
    public void changeMobile(PartyId person, Mobile mobile) {
        PartyId id = getPerson(person).id();
        persons.changeMobile(id, mobile);
        audit.record(Act.done("party.change-mobile", "party:" + id).of(id.value()));
    }

    /**
     * At a window: finds or registers the person whose card the clerk has in hand (level 4, seen in person). The caller has checked the clerk's permission.
     *
     * @throws PartyRefused.NameDiffers when the number is known under another name
     */
    @Transactional
    public RegisteredParty registerAtWindow(String name, CitizenId number, @Nullable Mobile mobile) {
        if (number.isBornAfter(LocalDate.now(clock))) {
            throw new Invalid("/idNumber", "citizen-id", "身份证号码中的出生日期晚于今天");
        }
        Optional<PersonQueries.Row> known = persons.lockByCitizenId(number);
        if (known.isPresent()) {
            PersonQueries.Row row = known.get();
            if (!row.details().name().equals(name(name))) {
                throw new PartyRefused.NameDiffers();
            }
            if (mobile != null && !row.hasAccount()) {
                persons.changeMobile(row.id(), mobile); // an account's mobile is changed by its holder only
            }
            audit.record(Act.read("party.window", "party:" + row.id(), row.id().value()));
            return new RegisteredParty(row.id().value(), row.details().name(), true);
        }
        PartyId id = persons.insert(null, name(name), number, mobile, null, null, 4, false, false);
        authorisations.activate(persons.key(number), name(name), id);
        events.publishEvent(new PartyIdentified(id, PartyKind.PERSON, PersonQueries.hex(persons.key(number))));
        audit.record(Act.done("party.register-at-window", "party:" + id).of(id.value()));
        return new RegisteredParty(id.value(), name(name), false);
    }

    /** At a window: finds or registers an enterprise or organisation by its licence. @throws PartyRefused.NameDiffers */
    @Transactional
    public RegisteredParty registerAtWindow(String name, CreditCode code, PartyKind kind) {
        if (kind == PartyKind.PERSON) {
            throw new IllegalArgumentException("a person has no credit code");
        }
        Optional<Enterprise> known = enterprises.findByCreditCode(code);
        if (known.isPresent()) {
            if (!known.get().name().equals(name.strip())) {
                throw new PartyRefused.NameDiffers();
            }
            return new RegisteredParty(known.get().id().value(), known.get().name(), true);
        }
        Enterprise made = enterprises.insertUnverified(kind, name.strip(), code);
        events.publishEvent(new PartyIdentified(made.id(), kind, PersonQueries.hex(enterprises.key(code))));
        audit.record(Act.done("party.register-at-window", "party:" + made.id()).of(made.id().value()));
        return new RegisteredParty(made.id().value(), made.name(), false);
    }

    private static String name(String name) {
        String clean = name.strip();
        if (clean.isEmpty() || clean.length() > 50) {
            throw new Invalid("/name", "name", "请填写姓名，最多 50 个字");
        }
        return clean;
    }
}
