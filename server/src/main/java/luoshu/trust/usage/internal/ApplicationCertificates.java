package luoshu.trust.usage.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.MaterialOffer;
import luoshu.kernel.cases.MaterialSource;
import luoshu.kernel.cases.MaterialStanding;
import luoshu.kernel.cases.SourcedFile;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.problems.NotFound;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.CertificateIdentifier;
import luoshu.trust.certificates.CertificateStanding;
import luoshu.trust.certificates.CertificateState;
import luoshu.trust.certificates.Certificates;
import luoshu.trust.usage.Consent;
import luoshu.trust.usage.Receiver;
import luoshu.trust.usage.UseKind;
import org.springframework.stereotype.Component;

/** 免提交: certificates of the applicant, and those others allowed the applicant for this matter, in place of papers. */
@Component
class ApplicationCertificates implements MaterialSource {

    private static final String OWN = "certificate:";
    private static final String ALLOWED = "consent:";
    private final Certificates certificates;
    private final Consents consents;
    private final ConsentUses uses;
    private final UseLog log;
    private final MaterialQueries queries;
    private final Clock clock;

    ApplicationCertificates(Certificates certificates, Consents consents, ConsentUses uses, UseLog log, MaterialQueries queries, Clock clock) {
        this.certificates = certificates;
        this.consents = consents;
        this.uses = uses;
        this.log = log;
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    public List<MaterialOffer> offers(Actor.Applicant actor, PublishedMatter matter, List<Wanted> wanted) {
        List<MaterialOffer> offers = new ArrayList<>();
        List<Certificate> own = certificates.listOf(actor);
        Instant now = clock.instant();
        List<ConsentRow> allowed = consents.rows(actor).stream().filter(row -> row.matter().equals(matter.definition().catalogCode().value()) && row.state(now) == Consent.State.ACTIVE).toList();
        Map<UUID, Certificate> others = consents.certificates(allowed);
        for (Wanted one : wanted) {
            own.stream().filter(certificate -> usable(certificate, one)).forEach(certificate -> offers.add(offer(one, OWN + certificate.id(), certificate, true)));
            allowed.forEach(row -> Optional.ofNullable(others.get(row.certificate())).filter(certificate -> usable(certificate, one))
                    .ifPresent(certificate -> offers.add(offer(one, ALLOWED + row.id(), certificate, false))));
        }
        return offers;
    }

    private static boolean usable(Certificate certificate, Wanted wanted) {
        return certificate.state() == CertificateState.VALID && certificate.file() != null && called(certificate.typeName().zh(), wanted.certificate());
    }

    /** 营业执照 asks for 营业执照（个体工商户） as well. */
    static boolean called(String name, String wanted) {
        return name.equals(wanted) || name.startsWith(wanted + "（");
    }

    private static MaterialOffer offer(Wanted wanted, String key, Certificate one, boolean own) {
        return new MaterialOffer(wanted.material(), key, one.typeName(), one.number(), one.holder().name(), one.issuer().name(), one.validFrom(), one.validTo(), own);
    }

    @Override
    public FileRef take(Actor.Applicant actor, PublishedMatter matter, UUID application, Wanted wanted, String key, Keeper keeper) {
        String catalog = matter.definition().catalogCode().value();
        String purpose = "申请“" + matter.definition().taskName().zh() + "”免提交材料";
        Certificate one;
        UUID consent;
        if (key.startsWith(ALLOWED)) {
            ConsentRow row = uses.receivedBy(actor, id(key, ALLOWED));
            one = uses.take(row, catalog, actor.applicantId());
            consent = row.id();
        } else {
            one = certificates.getOf(actor, id(key, OWN)).requireInForce();
            consent = UUID.randomUUID();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            consents.insert(new ConsentRow(consent, one.id(), actor.applicantId(), one.holder().name(), Receiver.ORGAN, matter.implementation().organName(), "", matter.implementation().organ(), null,
                    catalog, matter.definition().taskName(), purpose, now, now, now.plus(Duration.ofDays(1)), 1, 1, null), one, actor);
        }
        if (!called(one.typeName().zh(), wanted.certificate())) {
            throw new NotFound("offer");
        }
        UUID use = UUID.randomUUID();
        log.record(new NewUse(use, UseKind.IN_APPLICATION, one, NewUse.User.of(actor), catalog, matter.definition().taskName(),
                purpose, null, null, consent, Duration.ZERO));
        FileRef file = keeper.keep(certificates.file(one), one.typeName().zh() + " " + one.number() + ".ofd", FileType.OFD);
        queries.insert(file.id(), application, use, one);
        return file;
    }

    private static UUID id(String key, String prefix) {
        try {
            return UUID.fromString(key.substring(Math.min(prefix.length(), key.length())));
        } catch (IllegalArgumentException none) {
            throw new NotFound("offer");
        }
    }

    @Override
    public Map<UUID, SourcedFile> taken(UUID application) {
        Map<UUID, SourcedFile> taken = new HashMap<>();
        for (MaterialQueries.Row row : queries.list(application)) {
            Certificate one = certificates.find(row.certificate()).orElseThrow();
            CertificateStanding standing = certificates.standing(CertificateIdentifier.parse(row.identifier()), clock.instant()).orElseThrow();
            taken.put(row.file(), new SourcedFile(row.file(), one.typeName(), one.number(), one.holder().name(), one.issuer().name(), standing.validFrom(), standing.validTo(), row.atSubmission(),
                    row.atDecision(), standing(standing.state()), standing.since()));
        }
        return taken;
    }

    @Override
    public Map<UUID, SourcedFile> mark(UUID application, Moment moment) {
        Map<UUID, SourcedFile> taken = taken(application);
        taken.values().forEach(file -> queries.mark(file.file(), moment, file.now()));
        return taken;
    }

    private static MaterialStanding standing(CertificateState state) {
        return switch (state) {
            case VALID -> MaterialStanding.IN_FORCE;
            case NOT_YET_VALID -> MaterialStanding.NOT_YET_IN_FORCE;
            case SUSPENDED -> MaterialStanding.SUSPENDED;
            case EXPIRED -> MaterialStanding.EXPIRED;
            case CANCELLED -> MaterialStanding.REVOKED;
            case SUPERSEDED -> MaterialStanding.REPLACED;
        };
    }
}
