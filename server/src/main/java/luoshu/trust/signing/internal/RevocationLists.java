package luoshu.trust.signing.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.RevocationReason;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.springframework.stereotype.Component;

/** The root's certificate and its revocation list: written anew when a key was replaced or revoked, else once an hour. */
@Component
public class RevocationLists {

    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration GOOD_FOR = Duration.ofHours(24);

    private record Written(byte[] der, long change, Instant at) {
    }

    private final Map<String, Written> lists = new ConcurrentHashMap<>();
    private final StoredKeys keys;
    private final KeyQueries queries;
    private final Changes changes;
    private final Clock clock;

    RevocationLists(StoredKeys keys, KeyQueries queries, Changes changes, Clock clock) {
        this.keys = keys;
        this.queries = queries;
        this.changes = changes;
        this.clock = clock;
    }

    public String currentRoot() {
        return keys.root().id();
    }

    public Optional<byte[]> findRoot(String id) {
        return keys.findRoot(id).map(root -> Certificates.encoded(root.chain().getFirst()));
    }

    public Optional<byte[]> find(String root) {
        return keys.findRoot(root).map(key -> {
            long change = changes.number();
            Instant now = clock.instant();
            Written known = lists.get(root);
            if (known == null || known.change != change || now.isBefore(known.at) || known.at.plus(FRESH).isBefore(now)) {
                known = new Written(write(key, now), change, now);
                lists.put(root, known);
            }
            return known.der;
        });
    }

    private byte[] write(StoredKey root, Instant now) {
        X509Certificate certificate = root.chain().getFirst();
        X509v2CRLBuilder list = new X509v2CRLBuilder(X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()), Date.from(now));
        list.setNextUpdate(Date.from(now.plus(GOOD_FOR)));
        try {
            list.addExtension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(CertificateMaker.identifier(root.publicKey())));
            list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.toEpochMilli())));
            for (KeyQueries.Revoked revoked : queries.listRevoked(root.id(), now)) {
                ExtensionsGenerator why = new ExtensionsGenerator();
                if (revoked.revocation().reason() != RevocationReason.UNSPECIFIED) { // RFC 5280: left out rather than said
                    why.addExtension(Extension.reasonCode, false, CRLReason.lookup(revoked.revocation().reason().code()));
                }
                list.addCRLEntry(new BigInteger(revoked.serial(), 16), Date.from(revoked.revocation().at()), why.isEmpty() ? null : why.generate());
            }
            return list.build(new AuthoritySigning(root::signAsAuthority)).getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
