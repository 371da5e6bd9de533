package luoshu.trust.presenting.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.Certificates;
import luoshu.trust.codes.CodeFact;
import luoshu.trust.codes.CodeKind;
import luoshu.trust.codes.Codes;
import luoshu.trust.codes.GivenCode;
import luoshu.trust.codes.NewCode;
import luoshu.trust.status.StatusLists;
import luoshu.trust.usage.Uses;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 亮证: the holder, or who acts for them, puts a certificate on the screen. */
@Component
public class Presenting {

    private final Certificates certificates;
    private final Codes codes;
    private final StatusLists statuses;
    private final Uses uses;

    Presenting(Certificates certificates, Codes codes, StatusLists statuses, Uses uses) {
        this.certificates = certificates;
        this.codes = codes;
        this.statuses = statuses;
        this.uses = uses;
    }

    /** What is not in force is not shown: a screen would say more than the certificate does. */
    @Transactional
    public GivenCode show(Actor.Applicant holder, UUID id) {
        Certificate one = certificates.getOf(holder, id).requireInForce();
        Map<CodeFact, String> facts = new EnumMap<>(CodeFact.class);
        facts.put(CodeFact.NAME, one.holder().maskedName());
        facts.put(CodeFact.CERTIFICATE, one.typeName().zh());
        if (!one.number().isEmpty()) {
            facts.put(CodeFact.CERTIFICATE_NUMBER, one.number());
        }
        facts.put(CodeFact.ISSUER, one.issuer().name());
        if (one.validTo() != null) {
            facts.put(CodeFact.VALID_TO, one.validTo().toString());
        }
        facts.put(CodeFact.STATUS, statuses.find(one.id()).orElseGet(() -> statuses.place(one.id())).toString());
        uses.shown(one, holder);
        return codes.give(new NewCode(CodeKind.CERTIFICATE, one.id(), holder.applicantId(), holder.personId(), holder.authorisation(), facts));
    }
}
