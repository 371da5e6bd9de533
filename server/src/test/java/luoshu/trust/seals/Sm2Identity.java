package luoshu.trust.seals;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;

import luoshu.trust.seals.internal.Der;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;

/** A key with a certificate it signed itself. */
public record Sm2Identity(AsymmetricCipherKeyPair keys, byte[] certificate) implements Signatory {

    public static Sm2Identity named(String name) {
        try {
            ECKeyPairGenerator generator = new ECKeyPairGenerator();
            generator.init(new ECKeyGenerationParameters(new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, CustomNamedCurves.getByName("sm2p256v1")), new SecureRandom()));
            AsymmetricCipherKeyPair keys = generator.generateKeyPair();
            byte[] point = ((ECPublicKeyParameters) keys.getPublic()).getQ().getEncoded(false);
            AlgorithmIdentifier algorithm = new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign_with_sm3);
            V3TBSCertificateGenerator facts = new V3TBSCertificateGenerator();
            facts.setSerialNumber(new ASN1Integer(BigInteger.valueOf(System.nanoTime())));
            facts.setIssuer(new X500Name("CN=" + name));
            facts.setSubject(new X500Name("CN=" + name));
            facts.setStartDate(new Time(Date.from(Instant.parse("2025-01-01T00:00:00Z"))));
            facts.setEndDate(new Time(Date.from(Instant.parse("2035-01-01T00:00:00Z"))));
            facts.setSignature(algorithm);
            facts.setSubjectPublicKeyInfo(new SubjectPublicKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, new X962Parameters(GMObjectIdentifiers.sm2p256v1)), point));
            TBSCertificate signed = facts.generateTBSCertificate();
            ASN1EncodableVector whole = new ASN1EncodableVector();
            whole.add(signed);
            whole.add(algorithm);
            whole.add(new DERBitString(sign(keys, signed.getEncoded("DER"))));
            return new Sm2Identity(keys, new DERSequence(whole).getEncoded("DER"));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public byte[] sign(byte[] message) {
        return sign(keys, message);
    }

    private static byte[] sign(AsymmetricCipherKeyPair keys, byte[] message) {
        try {
            SM2Signer signer = new SM2Signer();
            signer.init(true, keys.getPrivate());
            signer.update(message, 0, message.length);
            return signer.generateSignature();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same seal structure with another version, period or list, for what a proper maker would not make. */
    byte[] sealed(byte[] info) {
        return Der.sequence(info, Der.octets(certificate), Der.SM2_WITH_SM3, Der.bits(sign(info)));
    }
}
