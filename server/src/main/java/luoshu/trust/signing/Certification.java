package luoshu.trust.signing;

import luoshu.trust.signing.internal.StoredKeys;
import org.springframework.stereotype.Component;

/** Keys and certificates of organs, officials, systems and seal makers, kept here for them. Whether somebody may sign with one is for the caller to ask first. */
@Component
public class Certification {

    private final StoredKeys keys;

    Certification(StoredKeys keys) {
        this.keys = keys;
    }

    /** The subject's key now in use; made and certified on first asking. */
    public SigningKey keyOf(CertificateSubject subject) {
        return keys.of(subject);
    }
}
