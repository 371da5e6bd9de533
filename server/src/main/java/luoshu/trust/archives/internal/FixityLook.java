package luoshu.trust.archives.internal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import luoshu.trust.signing.CertificateUse;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.ChainVerdict;
import luoshu.trust.signing.Chains;
import luoshu.trust.signing.SigningKeys;
import luoshu.trust.signing.Sm2Verifier;
import luoshu.trust.signing.Sm3;
import luoshu.trust.signing.TimestampVerdict;
import luoshu.trust.signing.Timestamps;
import org.springframework.stereotype.Component;

/** Signature, certificate and time stamp of the list: each way it can be worthless told apart. */
@Component
class FixityLook {

    private final Chains chains;
    private final Timestamps timestamps;
    private final SigningKeys keys;

    FixityLook(Chains chains, Timestamps timestamps, SigningKeys keys) {
        this.chains = chains;
        this.timestamps = timestamps;
        this.keys = keys;
    }

    void look(byte[] manifest, byte[] signature, byte[] pem, byte[] token, Registered registered, Findings findings) {
        List<X509Certificate> chain = Pem.read(pem);
        if (chain.isEmpty()) {
            findings.add("fixity", "certificate-unreadable", Paths.CERTIFICATES);
            return;
        }
        X509Certificate own = chain.getFirst();
        String subject = own.getSubjectX500Principal().getName();
        byte[] publicKey = Certificates.publicKey(own);
        try {
            if (!new Sm2Verifier(publicKey).verify(manifest, signature)) {
                findings.add("fixity", "signature-wrong", Paths.SIGNATURE);
            }
        } catch (IllegalArgumentException noPoint) {
            findings.add("fixity", "certificate-unreadable", Paths.CERTIFICATES);
        }
        if (registered.key() != null && keys.find(registered.key()).filter(key -> Arrays.equals(key.publicKey(), publicKey)).isEmpty()) {
            findings.add("fixity", "signed-by-another", subject);
        }
        switch (timestamps.verify(token, Sm3.digest(signature))) {
            case TimestampVerdict.Valid valid -> certificate(chain, valid.at(), subject, findings);
            case TimestampVerdict.Malformed _ -> findings.add("fixity", "stamp-unreadable", Paths.TIMESTAMP);
            case TimestampVerdict.OtherContent _ -> findings.add("fixity", "stamp-of-something-else", Paths.TIMESTAMP);
            case TimestampVerdict.BadSignature _ -> findings.add("fixity", "stamp-forged", Paths.TIMESTAMP);
            case TimestampVerdict.BadCertificate _ -> findings.add("fixity", "stamp-untrusted", Paths.TIMESTAMP);
        }
        if (registered.manifest() != null && !registered.manifest().equals(HexFormat.of().formatHex(Sm3.digest(manifest)))) {
            findings.add("unchanged", "list-not-the-filed-one", Paths.MANIFEST);
        }
    }

    /** At the stamped time: a certificate that expired or was revoked afterwards takes nothing away. */
    private void certificate(List<X509Certificate> chain, Instant at, String subject, Findings findings) {
        switch (chains.verify(chain, at, CertificateUse.DOCUMENT)) {
            case ChainVerdict.Valid _ -> { }
            case ChainVerdict.Expired _, ChainVerdict.NotYetValid _ -> findings.add("fixity", "certificate-out-of-time", subject);
            case ChainVerdict.Revoked _ -> findings.add("fixity", "certificate-revoked", subject);
            case ChainVerdict.WrongRoot _ -> findings.add("fixity", "certificate-wrong-root", subject);
            case ChainVerdict.BadSignature _ -> findings.add("fixity", "certificate-forged", subject);
            case ChainVerdict.WrongUsage _ -> findings.add("fixity", "certificate-wrong-usage", subject);
        }
    }
}
