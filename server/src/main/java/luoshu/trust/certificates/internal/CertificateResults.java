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

/** Results of cases become certificates, all of it in the transaction that issues the results. */
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
    public List<UUID> issue(List<Request> requests) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<CertificateDraft> drafts = drafts(requests, now);
        List<Edition> editions = this.editions.make(drafts);
        LifeRow life = LifeRow.by(access.actor(), LifeOperation.ISSUED, CertificateState.VALID, now, null, null, null);
        List<CertificateStore.First> firsts = new ArrayList<>();
        List<CertificateNews.Happened> happened = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            CertificateDraft draft = drafts.get(i);
            CertificateOrigin origin = new CertificateOrigin(request.caseId(), request.caseNumber(), request.matter().code(), request.result().code());
            Act act = Act.done("certificate.issue", "certificate:" + draft.id()).onCase(request.caseNumber(), request.matter().code()).of(request.applicant());
            firsts.add(new CertificateStore.First(editions.get(i), origin, act));
            happened.add(new CertificateNews.Happened(draft.id(), draft.identifier().toString(), draft.type().code(), draft.type().name(), draft.number(), request.applicant(),
                    draft.issuer().organ(), request.caseNumber(), 1, life, editions.get(i).file().digest()));
        }
        store.insert(firsts, life);
        news.tell(happened);
        return drafts.stream().map(CertificateDraft::id).toList();
    }

    private List<CertificateDraft> drafts(List<Request> requests, Instant now) {
        CertificateType type = types.findByResult(requests.getFirst().matter().definition().catalogCode().value(), requests.getFirst().result().code()).orElseThrow();
        List<Map<String, String>> faces = requests.stream().map(request -> values(type, request)).toList();
        List<HolderNumbers.Asked> asked = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            asked.add(new HolderNumbers.Asked(requests.get(i).applicant(), requests.get(i).applicantName(), type.at(type.holderName(), faces.get(i)), type.at(type.holderCode(), faces.get(i))));
        }
        List<HolderNumbers.Known> holders = this.holders.of(asked);
        List<CertificateDraft> drafts = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            drafts.add(draft(requests.get(i), type, holders.get(i), faces.get(i), now));
        }
        return drafts;
    }

    private static CertificateDraft draft(Request request, CertificateType type, HolderNumbers.Known holder, Map<String, String> face, Instant now) {
        ResultIssuer.Organ organ = request.organ();
        CertificateIssuer issuer = new CertificateIssuer(organ.code(), organ.name(), organ.duty(), organ.region(), organ.confidentiality());
        String number = request.number() == null ? "" : request.number();
        UUID id = SortedIds.at(now);
        return new CertificateDraft(id, type, CertificateIdentifier.first(type.code(), issuer.organ().substring(0, 18), serial(number, id)), number, holder.holder(), holder.number(), issuer,
                request.matter().code(), face, request.validFrom(), request.validTo(), LocalDate.ofInstant(now, Faces.ZONE), now);
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
