package luoshu.trust.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

import luoshu.trust.signing.internal.ChainCheck;
import luoshu.trust.signing.internal.StoredKeys;
import org.springframework.stereotype.Component;

/** Judges chains that lead to a root of this platform, with its revocations as they are now on every node. */
@Component
public class Chains {

    private final StoredKeys keys;

    Chains(StoredKeys keys) {
        this.keys = keys;
    }

    /** @param chain the certificate in question first, then its issuers; the root may be left out */
    public ChainVerdict verify(List<X509Certificate> chain, Instant at, CertificateUse use) {
        return new ChainCheck(keys.roots(), keys::findRevocation).verify(chain, at, use);
    }
}
