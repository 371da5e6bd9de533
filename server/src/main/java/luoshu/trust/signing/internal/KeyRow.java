package luoshu.trust.signing.internal;

import java.security.cert.X509Certificate;
import java.util.List;

import luoshu.trust.signing.KeyPurpose;

/** A key as it is stored. */
record KeyRow(String id, KeyPurpose purpose, String subject, String name, byte[] publicKey, byte[] sealed, List<X509Certificate> chain) {

    /** What the sealed part opens with: moved to another row it is worth nothing. */
    static String bound(String id, KeyPurpose purpose, String subject) {
        return "signing.key " + id + " " + purpose + " " + subject;
    }

    String bound() {
        return bound(id, purpose, subject);
    }
}
