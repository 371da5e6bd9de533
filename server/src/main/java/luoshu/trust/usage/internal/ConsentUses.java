package luoshu.trust.usage.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.cases.CaseParties;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.Certificates;
import luoshu.trust.usage.UseKind;
import luoshu.trust.usage.UsedCertificate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Using what a holder allowed. Each use counts, also one that only looks. */
@Component
public class ConsentUses {

    /** Officials who use certificates that holders allowed their organ. */
    public static final Permission USE = new Permission("certificate.use");

    private final ConsentQueries queries;
    private final Receivers receivers;
    private final Certificates certificates;
    private final UseLog log;
    private final Cases cases;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    ConsentUses(ConsentQueries queries, Receivers receivers, Certificates certificates, UseLog log, Cases cases, Access access, Audit audit, Clock clock) {
        this.queries = queries;
        this.receivers = receivers;
        this.certificates = certificates;
        this.log = log;
        this.cases = cases;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public UsedCertificate use(Actor.Applicant actor, UUID consent) {
        ConsentRow row = receivedBy(actor, consent);
        return use(row, row.matter(), actor.applicantId(), NewUse.User.of(actor), null);
    }

    /** @throws NotFound unless it was allowed to whom the actor stands for */
    ConsentRow receivedBy(Actor.Applicant actor, UUID consent) {
        Optional<Receivers.Known> known = receivers.of(actor);
        return queries.find(consent).filter(row -> known.filter(one -> one.kind() == row.receiver() && one.name().equals(row.name()) && one.end().equals(row.end())).isPresent())
                .filter(row -> row.party() == null || row.party().equals(actor.applicantId())).filter(row -> actor.scope().isEmpty() || actor.scope().contains(row.matter()))
                .orElseThrow(() -> new NotFound("consent"));
    }

    /** For a case of the organ the holder allowed it; the case must be of the matter it was allowed for. */
    @Transactional
    public UsedCertificate use(UUID consent, String caseNumber) {
        access.require(USE);
        Actor.Official official = access.official();
        ConsentRow row = queries.find(consent).filter(one -> official.organ().equals(one.organ())).orElseThrow(() -> new NotFound("consent"));
        CaseParties found = cases.getParties(caseNumber);
        return use(row, found.catalogCode(), null, NewUse.User.of(official), caseNumber);
    }

    private UsedCertificate use(ConsentRow row, String matter, @Nullable UUID party, NewUse.User by, @Nullable String caseNumber) {
        Certificate one = take(row, matter, party);
        UUID id = UUID.randomUUID();
        Instant until = log.record(new NewUse(id, UseKind.BY_CONSENT, one, by, row.matter(), row.matterName(), row.purpose(), null, caseNumber, row.id(), Duration.ZERO));
        audit.record(new Act("certificate.use", Act.Outcome.READ, "certificate:" + one.id(), caseNumber, null, one.holder().party(), Map.of("consent", row.id(), "use", id)));
        return UsedCertificate.of(id, until, one);
    }

    /** Counts one use. @throws Refused saying which of the reasons against it is the first */
    Certificate take(ConsentRow row, String matter, @Nullable UUID party) {
        Certificate one = certificates.find(row.certificate()).orElseThrow();
        Instant now = clock.instant();
        if (row.revokedAt() == null) {
            one.requireInForce();
        }
        if (!queries.take(row.id(), matter, party, now)) {
            throw refusal(queries.find(row.id()).orElseThrow(), matter, now);
        }
        return one;
    }

    private static Refused refusal(ConsentRow row, String matter, Instant now) {
        return switch (row.state(now)) {
            case REVOKED -> refused("consent-revoked", "the holder has taken the consent back", Map.of("revokedAt", row.revokedAt() == null ? now : row.revokedAt()));
            case EXPIRED -> refused("consent-expired", "the period of the consent is over", Map.of("validTo", row.validTo()));
            case EXHAUSTED -> refused("consent-exhausted", "every use that was allowed has been made", Map.of("times", row.times()));
            case ACTIVE -> matter.equals(row.matter()) ? refused("consent-taken", "somebody else of this name has used it", Map.of())
                    : refused("consent-wrong-matter", "it was allowed for another matter", Map.of("matter", row.matterName()));
        };
    }

    private static Refused refused(String code, String detail, Map<String, Object> properties) {
        return new Refused(Problem.Kind.CONFLICT, code, detail, properties);
    }
}
