package luoshu.trust.usage.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.parties.Parties;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.requests.RateLimit;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.CertificateIdentifier;
import luoshu.trust.certificates.Certificates;
import luoshu.trust.usage.Inquiry;
import luoshu.trust.usage.LegalGround;
import luoshu.trust.usage.UseKind;
import luoshu.trust.usage.UsedCertificate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 依职权用证: without the holder's consent, on a ground the law gives. Each certificate shown is a use, proven, audited and – unless the ground says otherwise – told at once. */
@Component
public class Inquiries {

    /** Officials who may consult anybody's certificates on a legal ground. */
    public static final Permission INQUIRE = new Permission("certificate.inquire");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int MOST = 20;
    private static final int A_MINUTE = 60;

    private final LegalGrounds grounds;
    private final Certificates certificates;
    private final Parties parties;
    private final Cases cases;
    private final UseLog log;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final RateLimit officials = new RateLimit(A_MINUTE);

    Inquiries(LegalGrounds grounds, Certificates certificates, Parties parties, Cases cases, UseLog log, Access access, Audit audit, Clock clock) {
        this.grounds = grounds;
        this.certificates = certificates;
        this.parties = parties;
        this.cases = cases;
        this.log = log;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    public List<LegalGround> grounds() {
        return grounds.all();
    }

    /** What is found, at most {@value #MOST}; also what is no longer in force, with its state. */
    @Transactional
    public List<UsedCertificate> inquire(Inquiry inquiry) {
        access.require(INQUIRE);
        Actor.Official official = access.official();
        officials.take(official.subject());
        LegalGround ground = checked(inquiry);
        CaseParties of = given(inquiry.caseNumber()).map(cases::getParties).orElse(null);
        return found(inquiry, of).stream().limit(MOST).map(one -> show(one, ground, inquiry.purpose().strip(), of, official)).toList();
    }

    private LegalGround checked(Inquiry inquiry) {
        List<FieldError> errors = new ArrayList<>();
        Optional<LegalGround> ground = grounds.find(inquiry.ground());
        if (ground.isEmpty()) {
            errors.add(new FieldError("/ground", "unknown", "请选择法律依据"));
        } else if (ground.get().needsCase() && given(inquiry.caseNumber()).isEmpty()) {
            errors.add(new FieldError("/caseNumber", "required", "按这项依据，只能为正在办理的办件查询"));
        }
        if (given(inquiry.identifier()).isPresent()) {
            if (identifier(inquiry.identifier()).isEmpty()) {
                errors.add(new FieldError("/identifier", "malformed", "电子证照标识不正确"));
            }
        } else {
            if (given(inquiry.type()).isEmpty()) {
                errors.add(new FieldError("/type", "required", "请选择证照类型"));
            }
            if (given(inquiry.caseNumber()).isEmpty() && given(inquiry.holderNumber()).isEmpty()) {
                errors.add(new FieldError("/holderNumber", "required", "请填写办件编号、持证主体的号码或者电子证照标识"));
            }
        }
        if (!errors.isEmpty() || ground.isEmpty()) {
            throw new Invalid(errors);
        }
        return ground.get();
    }

    private static Optional<String> given(@Nullable String typed) {
        return Optional.ofNullable(typed).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<CertificateIdentifier> identifier(@Nullable String written) {
        return given(written).flatMap(CertificateIdentifier::read);
    }

    private List<Certificate> found(Inquiry inquiry, @Nullable CaseParties of) {
        Optional<CertificateIdentifier> identifier = identifier(inquiry.identifier());
        if (identifier.isPresent()) {
            return certificates.find(identifier.get()).filter(one -> of == null || of.applicant().equals(one.holder().party())).stream().toList();
        }
        Optional<UUID> holder = of == null ? holder(given(inquiry.holderNumber()).orElse("").toUpperCase(Locale.ROOT)) : Optional.of(of.applicant());
        return holder.map(certificates::list).orElse(List.of()).stream().filter(one -> one.type().equals(given(inquiry.type()).orElse(""))).toList();
    }

    private Optional<UUID> holder(String number) {
        if (CitizenId.isValid(number)) {
            return parties.findByCitizenId(new CitizenId(number)).map(person -> person.id().value());
        }
        return CreditCode.isValid(number) ? parties.findByCreditCode(new CreditCode(number)).map(enterprise -> enterprise.id().value()) : Optional.empty();
    }

    private UsedCertificate show(Certificate one, LegalGround ground, String purpose, @Nullable CaseParties of, Actor.Official official) {
        UUID use = UUID.randomUUID();
        Instant until = log.record(new NewUse(use, UseKind.EX_OFFICIO, one, NewUse.User.of(official),
                of == null ? null : of.catalogCode(), of == null ? null : of.matterName(), purpose, ground.cited(), of == null ? null : of.number(), null, unseen(ground)));
        // Reads with the person's id are shown to the person.
        audit.record(new Act("certificate.inquire", Act.Outcome.READ, "certificate:" + one.id(), of == null ? null : of.number(), null, ground.untold() == null ? one.holder().party() : null,
                Map.of("ground", ground.code(), "purpose", purpose, "use", use)));
        return UsedCertificate.of(use, until, one);
    }

    private Duration unseen(LegalGround ground) {
        if (ground.untold() == null) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        return Duration.between(now, now.atZone(ZONE).plusMonths(ground.untold().months()).toInstant());
    }
}
