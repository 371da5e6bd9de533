package luoshu.trust.usage.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.matters.Implementation;
import luoshu.kernel.matters.Matters;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.Certificates;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.messages.Messages;
import luoshu.trust.messages.Notice;
import luoshu.trust.messages.Recipient;
import luoshu.trust.usage.Consent;
import luoshu.trust.usage.NewConsent;
import luoshu.trust.usage.ReceivedConsent;
import luoshu.trust.usage.Receiver;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 授权用证: what holders allow, take back, and what others were allowed. */
@Component
public class Consents {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int LONGEST_YEARS = 2;
    private static final int MOST_ACTIVE = 50;

    private final ConsentQueries queries;
    private final Certificates certificates;
    private final Receivers receivers;
    private final Matters matters;
    private final Ledger ledger;
    private final Messages messages;
    private final Audit audit;
    private final Clock clock;

    Consents(ConsentQueries queries, Certificates certificates, Receivers receivers, Matters matters, Ledger ledger, Messages messages, Audit audit, Clock clock) {
        this.queries = queries;
        this.certificates = certificates;
        this.receivers = receivers;
        this.matters = matters;
        this.ledger = ledger;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Transactional(readOnly = true)
    public List<Consent> given(Actor.Applicant holder, UUID certificate) {
        Instant now = now();
        return queries.listGiven(certificates.getOf(holder, certificate).id()).stream().map(row -> row.view(now)).toList();
    }

    @Transactional
    public Consent give(Actor.Applicant holder, UUID certificate, NewConsent wish) {
        Certificate one = certificates.getOf(holder, certificate).requireInForce();
        Instant now = now();
        List<FieldError> errors = new ArrayList<>();
        Optional<PublishedMatter> matter = matters.listImplementations(wish.matter()).stream().findFirst();
        if (matter.isEmpty()) {
            errors.add(new FieldError("/matter", "unknown", "请选择要办理的事项"));
        }
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        if (wish.until().isBefore(today)) {
            errors.add(new FieldError("/until", "in-the-past", "截止日期不能早于今天"));
        } else if (wish.until().isAfter(today.plusYears(LONGEST_YEARS))) {
            errors.add(new FieldError("/until", "out-of-range", "授权最长 " + LONGEST_YEARS + " 年"));
        }
        Optional<Implementation> organ = wish.receiver() == Receiver.ORGAN ? organ(wish, errors) : Optional.empty();
        if (wish.receiver() != Receiver.ORGAN) {
            named(wish, errors);
        }
        if (!errors.isEmpty() || matter.isEmpty()) {
            throw new Invalid(errors);
        }
        if (queries.countActive(one.id(), now) >= MOST_ACTIVE) {
            throw new Refused(Problem.Kind.CONFLICT, "consent-too-many", "this certificate has as many consents in force as it may have", Map.of("limit", MOST_ACTIVE));
        }
        ConsentRow row = new ConsentRow(UUID.randomUUID(), one.id(), holder.applicantId(), one.holder().name(), wish.receiver(), organ.map(Implementation::organName).orElseGet(() -> clean(wish.name())),
                organ.isPresent() ? "" : clean(wish.end()).toUpperCase(Locale.ROOT), organ.map(Implementation::organ).orElse(null), null, matter.get().definition().catalogCode().value(),
                matter.get().definition().taskName(), wish.purpose().strip(), now, now, wish.until().plusDays(1).atStartOfDay(ZONE).toInstant(), wish.times(), 0, null);
        insert(row, one, holder);
        organ.ifPresent(found -> messages.notify(List.of(new Notice("consent:" + row.id(), Recipient.organ(found.organ()), "certificate.consent-received",
                Map.of("name", one.typeName().zh(), "name@en", one.typeName().en(), "holder", one.holder().name(), "matter", row.matterName().zh(), "matter@en", row.matterName().en()), null))));
        return row.view(now);
    }

    /** Also what an application takes of its own applicant's: allowed once, for this matter, and used at once. */
    void insert(ConsentRow row, Certificate one, Actor.Applicant holder) {
        queries.insert(row, holder.subject(), holder.name());
        prove("certificate-consent-given", row.givenAt(), row, one);
        audit.record(Act.done("certificate.give-consent", "consent:" + row.id()).of(holder.applicantId()).with(Map.of("receiver", row.receiver().name(), "matter", row.matter(), "times", row.times())));
    }

    @Transactional
    public Consent revoke(Actor.Applicant holder, UUID certificate, UUID consent) {
        Certificate one = certificates.getOf(holder, certificate);
        ConsentRow row = queries.findOf(consent, one.id()).orElseThrow(() -> new NotFound("consent"));
        if (row.revokedAt() == null) {
            Instant now = now();
            queries.revoke(consent, now);
            prove("certificate-consent-revoked", now, row, one);
            audit.record(Act.done("certificate.revoke-consent", "consent:" + consent).of(holder.applicantId()));
        }
        return queries.find(consent).orElseThrow().view(now());
    }

    private void prove(String kind, Instant at, ConsentRow row, Certificate one) {
        ledger.record(List.of(new Ledger.Act(kind + ":" + row.id(), "certificate:" + one.id(), new Evidence(kind, at, one.issuer().organ(),
                Map.of("certificate", one.identifier().toString(), "consent", row.id().toString(), "receiver", row.name() + row.end(), "matter", row.matter(), "purpose", row.purpose(),
                        "until", row.validTo().toString(), "times", String.valueOf(row.times()))))));
    }

    /** The organ that implements the matter there. */
    private Optional<Implementation> organ(NewConsent wish, List<FieldError> errors) {
        Optional<Implementation> found = wish.region() == null ? Optional.empty() : matters.findNearest(wish.matter(), wish.region()).map(PublishedMatter::implementation);
        if (found.isEmpty()) {
            errors.add(new FieldError("/region", "unknown", "请选择由哪里的机关办理"));
        }
        return found;
    }

    private static void named(NewConsent wish, List<FieldError> errors) {
        if (clean(wish.name()).isEmpty()) {
            errors.add(new FieldError("/name", "required", "请填写对方的姓名或者名称"));
        }
        if (!clean(wish.end()).toUpperCase(Locale.ROOT).matches("[0-9A-Z]{" + Receivers.END + "}")) {
            errors.add(new FieldError("/end", "identifier-end", "请填写对方身份证号码或者统一社会信用代码的最后 " + Receivers.END + " 位"));
        }
    }

    private static String clean(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    @Transactional
    public List<ReceivedConsent> received(Actor.Applicant actor) {
        return views(rows(actor));
    }

    /** Those within the agent's authorisation. */
    List<ConsentRow> rows(Actor.Applicant actor) {
        return receivers.of(actor).map(known -> queries.listReceived(known.name(), known.end(), known.party()).stream().filter(row -> row.receiver() == known.kind())
                .filter(row -> actor.scope().isEmpty() || actor.scope().contains(row.matter())).toList()).orElse(List.of());
    }

    @Transactional(readOnly = true)
    public List<ReceivedConsent> received(Actor.Official official) {
        return views(queries.listReceived(official.organ()));
    }

    private List<ReceivedConsent> views(List<ConsentRow> rows) {
        Map<UUID, Certificate> allowed = certificates(rows);
        Instant now = now();
        return rows.stream().map(row -> view(row, Objects.requireNonNull(allowed.get(row.certificate())), now)).toList();
    }

    private static ReceivedConsent view(ConsentRow row, Certificate one, Instant now) {
        return new ReceivedConsent(row.id(), row.holderName(), one.typeName(), one.state(), one.validTo(), row.matterName(), row.purpose(), row.givenAt(), row.validTo(), row.times(), row.used(),
                row.state(now));
    }

    /** What was allowed, by id. */
    Map<UUID, Certificate> certificates(List<ConsentRow> rows) {
        return certificates.findAll(rows.stream().map(ConsentRow::certificate).distinct().toList()).stream().collect(Collectors.toMap(Certificate::id, Function.identity()));
    }
}
