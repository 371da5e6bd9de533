package luoshu.trust.signatures.internal;

import java.time.Instant;

import luoshu.kernel.access.Actor;
import luoshu.trust.signatures.SignatureRole;
import luoshu.trust.signing.CertificateSubject;
import luoshu.trust.signing.Certification;
import luoshu.trust.signing.SigningKey;
import org.springframework.stereotype.Component;

/** The key of a person at work. */
@Component
public class Signing {

    public record Signed(String key, String statement, byte[] signature) {
    }

    private final Certification certification;

    Signing(Certification certification) {
        this.certification = certification;
    }

    public Signed sign(Actor.Applicant actor, SheetRow sheet, SheetRow.Signer place, SignatureRole role, Instant at) {
        SigningKey key = certification.keyOf(CertificateSubject.person(actor.personId().toString(), actor.name()));
        Statement statement = Statement.of(sheet.caseNumber(), sheet.digest(), role, actor.name(), place.name(), at);
        return new Signed(key.id(), statement.text(), key.sign(statement.bytes()));
    }
}
