package luoshu.trust.certificates.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.cases.ResultIssuer;
import luoshu.kernel.matters.MatterResult;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.trust.certificates.CertificateIdentifier;
import luoshu.trust.certificates.CertificateIssuer;
import luoshu.trust.certificates.CertificateOrigin;
import luoshu.trust.certificates.CertificateState;
import luoshu.trust.certificates.LifeOperation;
import org.springframework.stereotype.Component;

/** A case's result becomes a certificate, all of it in the transaction that issues the result. */
@Component
class CertificateResults implements ResultIssuer {

    private final CertificateTypes types;
    private final Editions editions;
    private final HolderNumbers holders;
    private final CertificateStore store;
    private final CertificateNews news;
    private final Access access;
    private final Clock clock;

    CertificateResults(CertificateTypes types, Editions editions, HolderNumbers holders, CertificateStore store, CertificateNews news, Access access, Clock clock) {
        this.types = types;
        this.editions = editions;
        this.holders = holders;
        this.store = store;
        this.news = news;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public boolean issues(PublishedMatter matter, MatterResult result) {
        return types.findByResult(matter.definition().catalogCode().value(), result.code()).isPresent();
    }

    @Override
    public UUID issue(Request request) {
        CertificateType type = types.findByResult(request.matter().definition().catalogCode().value(), request.result().code()).orElseThrow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<String, String> values = values(type, request);
        HolderNumbers.Known holder = holders.of(request.applicant(), request.applicantName(), type.at(type.holderName(), values), type.at(type.holderCode(), values));
        CertificateIssuer issuer = new CertificateIssuer(request.organ().code(), request.organ().name(), request.organ().duty(), request.organ().region(), request.organ().confidentiality());
        String number = request.number() == null ? "" : request.number();
        UUID id = SortedIds.at(now);
        CertificateDraft draft = new CertificateDraft(id, type, CertificateIdentifier.first(type.code(), issuer.organ().substring(0, 18), serial(number, id)), number, holder.holder(),
                holder.number(), issuer, request.matter().code(), values, request.validFrom(), request.validTo(), LocalDate.ofInstant(now, Faces.ZONE), now);
        Edition edition = editions.make(draft);
        LifeRow life = LifeRow.by(access.actor(), LifeOperation.ISSUED, CertificateState.VALID, now, null, null, null);
        store.insert(edition, holder.holder(), issuer, new CertificateOrigin(request.caseId(), request.caseNumber(), request.matter().code(), request.result().code()), life,
                Act.done("certificate.issue", "certificate:" + id).onCase(request.caseNumber(), request.matter().code()).of(request.applicant()));
        news.tell(List.of(new CertificateNews.Happened(id, draft.identifier().toString(), type.code(), type.name(), number, request.applicant(), issuer.organ(), request.caseNumber(), 1,
                life, edition.file().digest())));
        return id;
    }

    private static Map<String, String> values(CertificateType type, Request request) {
        Map<String, String> values = new LinkedHashMap<>();
        for (CertificateType.Field field : type.fields()) {
            request.fields().stream().filter(given -> given.from().equals(field.from())).findFirst().ifPresent(given -> values.put(field.name(), given.value()));
        }
        return values;
    }

    /** Digits and letters of the number, or the id when it bears none. Two numbers that differ only in other signs do not occur: their series have digits of their own. */
    static String serial(String number, UUID id) {
        String plain = number.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return plain.isEmpty() || plain.length() > 64 ? id.toString().replace("-", "").toUpperCase(Locale.ROOT) : plain;
    }
}
