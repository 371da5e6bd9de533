package luoshu.trust.signing.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.Set;

import luoshu.trust.signing.CertificateSubject;
import luoshu.trust.signing.CertificateUse;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.Sm3;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** Certificates in the format of GM/T 0015: version 3, SM2 with SM3, usages, where the revocation list and the OCSP service are. */
final class CertificateMaker {

    /** Clocks of nodes differ. */
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration ROOT_LIFE = Duration.ofDays(30 * 365);
    private static final Duration LIFE = Duration.ofDays(5 * 365);
    private static final Set<KeyPurpose> ORGANISATIONS = EnumSet.of(KeyPurpose.ORGAN, KeyPurpose.ENTERPRISE, KeyPurpose.SEAL_MAKER);
    private static final SecureRandom RANDOM = new SecureRandom();
    private final SigningSettings settings;

    CertificateMaker(SigningSettings settings) {
        this.settings = settings;
    }

    X509Certificate root(CertificateSubject subject, String id, byte[] publicKey, Signer signer, Instant now) {
        X500Name name = name(subject);
        X509v3CertificateBuilder builder = builder(name, name, publicKey, now, now.plus(ROOT_LIFE));
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(identifier(publicKey)));
            return Certificates.read(builder.build(new AuthoritySigning(signer)).getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    X509Certificate issued(CertificateSubject subject, byte[] publicKey, StoredKey issuer, Instant now) {
        X509Certificate root = issuer.chain().getFirst();
        Instant end = now.plus(LIFE);
        Instant rootEnd = root.getNotAfter().toInstant();
        CertificateUse use = subject.purpose().use().orElseThrow();
        X509v3CertificateBuilder builder = builder(X500Name.getInstance(root.getSubjectX500Principal().getEncoded()), name(subject), publicKey, now, end.isBefore(rootEnd) ? end : rootEnd);
        try {
            builder.addExtension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(identifier(issuer.publicKey())));
            builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(identifier(publicKey)));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(use == CertificateUse.OCSP ? KeyUsage.digitalSignature : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            builder.addExtension(Extension.extendedKeyUsage, use == CertificateUse.TIMESTAMP, new ExtendedKeyUsage(Usages.of(use)));
            builder.addExtension(Extension.cRLDistributionPoints, false, lists(issuer.id()));
            builder.addExtension(Extension.authorityInfoAccess, false, services(issuer.id()));
            if (use == CertificateUse.OCSP) {
                builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
            }
            return Certificates.read(builder.build(new AuthoritySigning(issuer::signAsAuthority)).getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String organisation(X509Certificate certificate) {
        RDN[] organisation = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()).getRDNs(BCStyle.O);
        return organisation.length == 0 ? "" : IETFUtils.valueToString(organisation[0].getFirst().getValue());
    }

    /** 20 bytes, as relying software expects of a key identifier. */
    static byte[] identifier(byte[] publicKey) {
        return Arrays.copyOf(Sm3.digest(publicKey), 20);
    }

    private static X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, byte[] publicKey, Instant now, Instant end) {
        BigInteger serial = new BigInteger(127, RANDOM).setBit(126); // of one length, positive, not to be guessed
        return new X509v3CertificateBuilder(issuer, serial, Date.from(now.minus(SKEW)), Date.from(end), subject, Sm2Curve.info(publicKey));
    }

    private X500Name name(CertificateSubject subject) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "CN");
        if (!subject.organ().isEmpty()) {
            name.addRDN(BCStyle.O, subject.organ());
        }
        if (!subject.code().isEmpty() && subject.purpose() != KeyPurpose.OCSP) {
            name.addRDN(ORGANISATIONS.contains(subject.purpose()) ? BCStyle.ORGANIZATION_IDENTIFIER : BCStyle.SERIALNUMBER, subject.code());
        }
        return name.addRDN(BCStyle.CN, subject.name()).build();
    }

    private CRLDistPoint lists(String issuer) {
        return new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(new DistributionPointName(new GeneralNames(address("/ca/" + issuer + "/crl"))), null, null)});
    }

    private AuthorityInformationAccess services(String issuer) {
        return new AuthorityInformationAccess(new AccessDescription[] {new AccessDescription(AccessDescription.id_ad_ocsp, address("/ca/ocsp")),
            new AccessDescription(AccessDescription.id_ad_caIssuers, address("/ca/" + issuer + "/root.cer"))});
    }

    private GeneralName address(String path) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, settings.origin() + path);
    }
}
