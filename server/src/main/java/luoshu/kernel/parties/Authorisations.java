package luoshu.kernel.parties;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.parties.internal.AuthorisationQueries;
import luoshu.kernel.parties.internal.PersonQueries;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.requests.IfMatch;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letting somebody act: a handler for an enterprise, an agent for a person. Given by the legal representative or the person; ended by either side. */
@Component
public class Authorisations {

    public static final int OPEN_LIMIT = 50;
    private static final int LONGEST_YEARS = 3;

    private final AuthorisationQueries queries;
    private final PersonQueries persons;
    private final Parties parties;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Authorisations(AuthorisationQueries queries, PersonQueries persons, Parties parties, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.queries = queries;
        this.persons = persons;
        this.parties = parties;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Those {@code person} gave and received, newest first. */
    public List<Authorisation> list(PartyId person) {
        LocalDate today = LocalDate.now(clock);
        return queries.listOf(person).stream().map(row -> row.view(person, today)).toList();
    }

    /** Given online by {@code giver}: an AGENT for themselves, or a HANDLER for an enterprise they legally represent. Level 3 needed. */
    @Transactional
    public Authorisation give(PartyId giver, Authorisation.Kind kind, PartyId party, String granteeName, CitizenId granteeId, List<String> scope, LocalDate validTo) {
        Person self = parties.getPerson(giver);
        if (self.realNameLevel() < 3) {
            throw new PartyRefused.LevelTooLow(3);
        }
        boolean mine = switch (kind) {
            case AGENT -> party.equals(self.id());
            case HANDLER -> parties.capacities(self.id()).stream().anyMatch(c -> c.kind() == Actor.CapacityKind.LEGAL_REPRESENTATIVE && c.partyId().equals(party.value()));
        };
        if (!mine) {
            throw new NotFound("party");
        }
        return store(self.id(), self.id().value(), "ONLINE", kind, party, granteeName, granteeId, scope, validTo);
    }

    /** Given at a window in the clerk's presence, e.g. by an elder without a telephone. The caller has checked the clerk's permission; {@code clerk} is their account. */
    @Transactional
    public Authorisation giveAtWindow(UUID clerk, Authorisation.Kind kind, PartyId party, String granteeName, CitizenId granteeId, List<String> scope, LocalDate validTo) {
        Party giver = parties.get(party);
        if ((kind == Authorisation.Kind.AGENT) != (giver.kind() == PartyKind.PERSON)) {
            throw new Invalid("/kind", "kind", "经办人为企业办理，代理人为个人办理");
        }
        return store(giver.id(), clerk, "WINDOW", kind, giver.id(), granteeName, granteeId, scope, validTo);
    }

    private Authorisation store(PartyId asking, UUID by, String channel, Authorisation.Kind kind, PartyId party, String granteeName, CitizenId granteeId, List<String> scope, LocalDate validTo) {
        LocalDate today = LocalDate.now(clock);
        check(party, granteeName, granteeId, scope, validTo, today);
        if (queries.countOpen(party.value(), today) >= OPEN_LIMIT) {
            throw new PartyRefused.TooManyAuthorisations(OPEN_LIMIT);
        }
        if (queries.isOpen(party.value(), persons.key(granteeId), today)) {
            throw new PartyRefused.AuthorisationExists();
        }
        // A stranger's name is not confirmed here: with another name the authorisation simply waits for somebody who proves both.
        Optional<PersonQueries.Row> grantee = persons.lockByCitizenId(granteeId).filter(row -> row.level() >= 3 && row.details().name().equals(granteeName.strip()));
        UUID id = queries.insert(null, kind, party.value(), by, channel, grantee.map(PersonQueries.Row::id).orElse(null), granteeName.strip(), persons.key(granteeId), scope, today, validTo);
        audit.record(Act.done("authorisation.give", "authorisation:" + id).of(party.value()));
        grantee.ifPresent(row -> events.publishEvent(new CapacitiesChanged(row.id())));
        return queries.find(id).orElseThrow().view(asking, today);
    }

    private void check(PartyId party, String granteeName, CitizenId granteeId, List<String> scope, LocalDate validTo, LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        if (granteeName.isBlank() || granteeName.strip().length() > 50) {
            errors.add(new FieldError("/granteeName", "name", "请填写姓名，最多 50 个字"));
        }
        if (persons.findByCitizenId(granteeId).filter(row -> row.id().equals(party)).isPresent()) {
            errors.add(new FieldError("/granteeIdNumber", "self", "不需要授权给自己"));
        }
        if (scope.size() > 200 || scope.stream().anyMatch(code -> !code.matches("\\d{12}"))) {
            errors.add(new FieldError("/scope", "catalog-code", "授权事项应为 12 位基本编码"));
        }
        if (validTo.isBefore(today) || validTo.isAfter(today.plusYears(LONGEST_YEARS))) {
            errors.add(new FieldError("/validTo", "validity-range", "授权截止日期应在今天之后、" + LONGEST_YEARS + " 年之内", Map.of("years", LONGEST_YEARS)));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }

    /** Ended by the giver, by the enterprise's legal representative of today, or by the grantee. Anybody else learns nothing. */
    @Transactional
    public Authorisation revoke(PartyId person, UUID id, int version) {
        AuthorisationQueries.Row row = queries.find(id).filter(found -> person.value().equals(found.grantor()) || person.value().equals(found.grantee()))
                .orElseThrow(() -> new NotFound("authorisation"));
        LocalDate today = LocalDate.now(clock);
        if (row.version() != version) {
            throw IfMatch.stale();
        }
        if (row.stateOn(today) == Authorisation.State.REVOKED || row.stateOn(today) == Authorisation.State.ENDED) {
            throw new PartyRefused.AuthorisationOver();
        }
        if (!queries.revoke(id, version, person.value(), clock.instant())) {
            throw IfMatch.stale();
        }
        audit.record(Act.done("authorisation.revoke", "authorisation:" + id).of(row.party()));
        if (row.grantee() != null) {
            events.publishEvent(new CapacitiesChanged(new PartyId(row.grantee())));
        }
        return queries.find(id).orElseThrow().view(person, today);
    }
}
