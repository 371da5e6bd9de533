package luoshu.trust.signing.internal;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import luoshu.trust.signing.CertificateUse;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.ChainVerdict;
import luoshu.trust.signing.Revocation;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.jspecify.annotations.Nullable;

/** First who signed whom up to a trusted root, then what for, then when, then whether revoked: the first fault is the verdict. */
public final class ChainCheck {

    private static final int LONGEST = 8;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final int CERTIFICATE_SIGN = 5;
    private final List<X509Certificate> roots;
    private final Function<X509Certificate, Optional<Revocation>> revocations;

    /** A certificate that lacks a usage extension is taken for signing documents only. */
    public ChainCheck(List<X509Certificate> roots, Function<X509Certificate, Optional<Revocation>> revocations) {
        this.roots = roots;
        this.revocations = revocations;
    }

    public ChainVerdict verify(List<X509Certificate> chain, Instant at, CertificateUse use) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("nothing to verify");
        }
        List<X509Certificate> path = new ArrayList<>();
        ChainVerdict broken = build(chain, path);
        if (broken != null) {
            return broken;
        }
        X509Certificate own = path.getFirst();
        if (!serves(own, use)) {
            return new ChainVerdict.WrongUsage(name(own), use);
        }
        for (X509Certificate each : path) {
            if (at.isBefore(each.getNotBefore().toInstant())) {
                return new ChainVerdict.NotYetValid(name(each), each.getNotBefore().toInstant());
            }
            if (at.isAfter(each.getNotAfter().toInstant())) {
                return new ChainVerdict.Expired(name(each), each.getNotAfter().toInstant());
            }
        }
        Revocation later = null;
        for (X509Certificate each : path.subList(0, path.size() - 1)) {
            Optional<Revocation> revocation = revocations.apply(each);
            if (revocation.isPresent() && !revocation.get().at().isAfter(at)) {
                return new ChainVerdict.Revoked(name(each), revocation.get());
            }
            later = later == null ? revocation.orElse(null) : later;
        }
        return new ChainVerdict.Valid(later);
    }

    /** Fills {@code path} up to and with a trusted root, or says where the chain breaks. */
    private @Nullable ChainVerdict build(List<X509Certificate> chain, List<X509Certificate> path) {
        X509Certificate current = chain.getFirst();
        for (int length = 0; length < LONGEST; length++) {
            path.add(current);
            if (roots.contains(current)) {
                return null;
            }
            X509Certificate child = current;
            boolean claimsRoot = false;
            X509Certificate issuer = null;
            for (X509Certificate root : roots) {
                if (child.getIssuerX500Principal().equals(root.getSubjectX500Principal())) {
                    claimsRoot |= Arrays.equals(issuerKeyId(child), keyId(root));
                    issuer = issuer == null && Certificates.signedBy(child, root) ? root : issuer;
                }
            }
            if (issuer == null) {
                issuer = chain.stream().filter(each -> each != child && !path.contains(each) && each.getSubjectX500Principal().equals(child.getIssuerX500Principal())
                        && !roots.contains(each)).findFirst().orElse(null);
                if (issuer == null || claimsRoot) {
                    return claimsRoot ? new ChainVerdict.BadSignature(name(child)) : new ChainVerdict.WrongRoot(child.getIssuerX500Principal().getName());
                }
                if (!Certificates.signedBy(child, issuer)) {
                    return new ChainVerdict.BadSignature(name(child));
                }
            }
            if (!serves(issuer, CertificateUse.AUTHORITY) || issuer.getBasicConstraints() < length) {
                return new ChainVerdict.WrongUsage(name(issuer), CertificateUse.AUTHORITY);
            }
            current = issuer;
        }
        return new ChainVerdict.WrongRoot(current.getIssuerX500Principal().getName());
    }

    private static boolean serves(X509Certificate certificate, CertificateUse use) {
        boolean[] usage = certificate.getKeyUsage();
        if (use == CertificateUse.AUTHORITY) {
            return certificate.getBasicConstraints() >= 0 && (usage == null || usage[CERTIFICATE_SIGN]);
        }
        if (usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION]) {
            return false;
        }
        try {
            List<String> extended = certificate.getExtendedKeyUsage();
            return extended == null ? use == CertificateUse.DOCUMENT : extended.contains(Usages.of(use).getId()) || extended.contains(KeyPurposeId.anyExtendedKeyUsage.getId());
        } catch (CertificateParsingException malformed) {
            return false;
        }
    }

    private static byte @Nullable [] issuerKeyId(X509Certificate certificate) {
        return extension(certificate, Extension.authorityKeyIdentifier, octets -> AuthorityKeyIdentifier.getInstance(octets).getKeyIdentifierOctets());
    }

    private static byte @Nullable [] keyId(X509Certificate certificate) {
        return extension(certificate, Extension.subjectKeyIdentifier, octets -> SubjectKeyIdentifier.getInstance(octets).getKeyIdentifier());
    }

    private static byte @Nullable [] extension(X509Certificate certificate, ASN1ObjectIdentifier which, Function<byte[], byte @Nullable []> reader) {
        byte[] value = certificate.getExtensionValue(which.getId());
        try {
            return value == null ? null : reader.apply(ASN1OctetString.getInstance(value).getOctets());
        } catch (RuntimeException malformed) {
            return null;
        }
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }
}
