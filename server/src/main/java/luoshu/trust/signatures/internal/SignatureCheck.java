package luoshu.trust.signatures.internal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

import luoshu.trust.signatures.SignatureVerdict;
import luoshu.trust.signing.CertificateUse;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.Chains;
import luoshu.trust.signing.SigningKey;
import luoshu.trust.signing.SigningKeys;
import luoshu.trust.signing.Sm2Verifier;
import org.springframework.stereotype.Component;

/** Checks a stored signature as a stranger would: by its statement and its certificate. */
@Component
public class SignatureCheck {

    private final SigningKeys keys;
    private final Chains chains;

    SignatureCheck(SigningKeys keys, Chains chains) {
        this.keys = keys;
        this.chains = chains;
    }

    /** @param now digest of the application as it is now */
    public SignatureVerdict verdict(SheetRow sheet, SheetRow.Signer signer, String now) {
        Optional<SigningKey> key = Optional.ofNullable(signer.key()).flatMap(keys::find);
        if (key.isEmpty() || signer.statement() == null || signer.signature() == null || signer.role() == null || signer.at() == null) {
            return SignatureVerdict.FORGED;
        }
        Statement statement = new Statement(signer.statement());
        X509Certificate certificate = key.get().chain().getFirst();
        if (!statement.says(sheet.caseNumber(), sheet.digest(), signer.role()) || !new Sm2Verifier(Certificates.publicKey(certificate)).verify(statement.bytes(), signer.signature())) {
            return SignatureVerdict.FORGED;
        }
        if (!trusted(key.get(), signer.at())) {
            return SignatureVerdict.UNTRUSTED;
        }
        return sheet.digest().equals(now) ? SignatureVerdict.VALID : SignatureVerdict.CONTENT_CHANGED;
    }

    private boolean trusted(SigningKey key, Instant at) {
        return chains.verify(key.chain(), at, CertificateUse.DOCUMENT).valid();
    }
}
