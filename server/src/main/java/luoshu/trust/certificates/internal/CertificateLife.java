package luoshu.trust.certificates.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Subject;
import luoshu.kernel.audit.Act;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.IfMatch;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.CertificateHolder;
import luoshu.trust.certificates.CertificateState;
import luoshu.trust.certificates.Certificates;
import luoshu.trust.certificates.LifeOperation;
import luoshu.trust.status.Status;
import luoshu.trust.status.StatusLists;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What officials do with certificates after their issue. Each act: journal, a new sealed edition where one is due, directory, evidence, holder told – or nothing of it. */
@Component
public class CertificateLife {

    private static final int LONGEST_YEARS = 50;
    private static final int LONGEST = 500;
    private final CertificateStore store;
    private final CertificateTypes types;
    private final LifeReasons reasons;
    private final Editions editions;
    private final HolderNumbers holders;
    private final CertificateNews news;
    private final StatusLists statuses;
    private final Access access;
    private final Clock clock;

    CertificateLife(CertificateStore store, CertificateTypes types, LifeReasons reasons, Editions editions, HolderNumbers holders, CertificateNews news, StatusLists statuses, Access access,
                    Clock clock) {
        this.store = store;
        this.types = types;
        this.reasons = reasons;
        this.editions = editions;
        this.holders = holders;
        this.news = news;
        this.statuses = statuses;
        this.access = access;
        this.clock = clock;
    }

    /** What the official of this request may do with it. */
    public List<LifeOperation> possible(Certificate certificate) {
        var subject = new Subject(certificate.issuer().organ(), certificate.issuer().duty(), certificate.issuer().region(), certificate.issuer().confidentiality());
        return access.allows(Certificates.MANAGE, subject) ? LifeTable.possible(certificate.state()).stream()
                .filter(operation -> operation != LifeOperation.RENEWED || certificate.validTo() != null)
                .filter(operation -> !operation.makesEdition() || types.find(certificate.type()).isPresent()).toList() : List.of();
    }

    /**
     * @param revision that was read
     * @throws NotFound also when out of reach
     */
    @Transactional
    public Certificate act(UUID id, LifeOperation operation, LifeCommand command, int revision) {
        access.require(Certificates.MANAGE);
        CertificateRow row = store.lock(id, access.scope(Certificates.MANAGE)).orElseThrow(() -> new NotFound("certificate"));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = LocalDate.ofInstant(now, Faces.ZONE);
        CertificateState after = LifeTable.after(row.state(today), operation).orElseThrow(() -> notPossible(row.state(today), operation));
        if (row.revision() != revision) {
            throw IfMatch.stale();
        }
        LifeReason reason = check(row, operation, command, today);
        LifeRow life = LifeRow.by(access.actor(), operation, after, now, reason.code(), reason.basis(), command.note() == null || command.note().isBlank() ? null : command.note().strip());
        write(row, operation, command, life, today);
        return store.find(id).orElseThrow().view(types, today);
    }

    private static Refused notPossible(CertificateState state, LifeOperation operation) {
        return new Refused(Problem.Kind.CONFLICT, "certificate-act-not-possible", operation + " is not possible while the certificate is " + state,
                Map.of("state", state.name(), "operation", operation.name()));
    }

    private LifeReason check(CertificateRow row, LifeOperation operation, LifeCommand command, LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        Optional<LifeReason> reason = reasons.find(command.reason()).filter(known -> known.operation() == operation);
        if (reason.isEmpty()) {
            errors.add(new FieldError("/reason", "unknown", "请选择法定理由"));
        }
        if (command.note() != null && command.note().length() > LONGEST) {
            errors.add(new FieldError("/note", "too-long", "说明最多 " + LONGEST + " 个字"));
        }
        if (operation == LifeOperation.RENEWED) {
            LocalDate to = command.validTo();
            if (to == null || row.validTo() == null || !to.isAfter(row.validTo()) || to.isAfter(today.plusYears(LONGEST_YEARS))) {
                errors.add(new FieldError("/validTo", "renewal-end", "新的有效期截止日期应晚于原截止日期，且不超过 " + LONGEST_YEARS + " 年", Map.of("years", LONGEST_YEARS)));
            }
        }
        if (operation == LifeOperation.CHANGED) {
            changes(row, command.fields(), errors);
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return reason.orElseThrow();
    }

    private void changes(CertificateRow row, Map<String, String> fields, List<FieldError> errors) {
        List<String> known = types.find(row.type()).map(type -> type.fields().stream().map(CertificateType.Field::name).toList()).orElse(List.of());
        boolean asItIs = row.file() == null && fields.isEmpty();
        if (!asItIs && (fields.isEmpty() || fields.size() > known.size())) {
            errors.add(new FieldError("/fields", "required", "请填写变更后的照面内容"));
        }
        fields.forEach((name, value) -> {
            if (!known.contains(name)) {
                errors.add(new FieldError("/fields/" + name, "unknown", "这类证照没有这个照面字段"));
            } else if (value == null || value.isBlank()) {
                errors.add(new FieldError("/fields/" + name, "required", "请填写变更后的照面内容"));
            } else if (value.length() > LONGEST) {
                errors.add(new FieldError("/fields/" + name, "too-long", "最多 " + LONGEST + " 个字"));
            }
        });
    }

    private void write(CertificateRow row, LifeOperation operation, LifeCommand command, LifeRow life, LocalDate today) {
        int sequence = store.nextSequence(row.id());
        Act act = Act.done("certificate." + operation.name().toLowerCase(Locale.ROOT), "certificate:" + row.id())
                .onCase(row.origin() == null ? null : row.origin().caseNumber(), row.matterCode()).of(row.holder().party()).with(Map.of("reason", command.reason()));
        String identifier = row.identifier().toString();
        String digest = null;
        if (operation.makesEdition()) {
            Edition edition = editions.make(List.of(next(row, operation, command, life.at(), today))).getFirst();
            store.update(row, edition, life, sequence, act);
            identifier = edition.draft().identifier().toString();
            digest = edition.file().digest();
        } else {
            store.update(row, types.name(row.type()).zh(), life, sequence, act);
        }
        statuses.set(row.id(), status(life.state()));
        news.tell(List.of(happened(row, identifier, sequence, life, digest)));
    }

    /** Expiry is no status: the certificate itself says when it ends. */
    private static Status status(CertificateState state) {
        return switch (state) {
            case VALID, EXPIRED, NOT_YET_VALID, SUPERSEDED -> Status.VALID;
            case SUSPENDED -> Status.SUSPENDED;
            case CANCELLED -> Status.INVALID;
        };
    }

    private CertificateDraft next(CertificateRow row, LifeOperation operation, LifeCommand command, Instant now, LocalDate today) {
        CertificateType type = types.find(row.type()).orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "certificate-type-gone", "the type of this certificate is not in use any more"));
        Map<String, String> values = new LinkedHashMap<>(row.values());
        boolean change = operation == LifeOperation.CHANGED;
        if (change) {
            command.fields().forEach((name, value) -> values.put(name, value.strip()));
        }
        CertificateHolder old = row.holder();
        String name = type.at(type.holderName(), values).orElse(old.name());
        String number = row.holderSealed() != null ? holders.open(row.holderSealed()) : old.party() == null ? old.code() : holders.of(new HolderNumbers.Asked(old.party(), name, type.at(type.holderName(), values), type.at(type.holderCode(), values))).number();
        CertificateHolder holder = new CertificateHolder(old.party(), old.kind(), name, old.code());
        return new CertificateDraft(row.id(), type, row.identifier().next(), row.number(), holder, number, row.issuer(), row.matterCode(), values, change ? row.validFrom() : today,
                change ? row.validTo() : command.validTo(), today, now);
    }

    CertificateNews.Happened happened(CertificateRow row, String identifier, int sequence, LifeRow life, @Nullable String digest) {
        return new CertificateNews.Happened(row.id(), identifier, row.type(), types.name(row.type()), row.number(), row.holder().party(), row.issuer().organ(),
                row.origin() == null ? null : row.origin().caseNumber(), sequence, life, digest);
    }
}
