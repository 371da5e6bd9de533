package luoshu.inside;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.Date;
import java.util.List;

import luoshu.trust.seals.TimeStamping;
import luoshu.trust.signing.Sm3;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;

/** A time-stamp authority (RFC 3161) with a key of its own, as the server's is. */
final class StampingAuthority implements TimeStamping {

    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("2.25.1");
    private final Signer key = Signer.named("Luoshu time", KeyPurposeId.id_kp_timeStamping);

    private record Sm3Digest(ByteArrayOutputStream message) implements DigestCalculator {

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(GMObjectIdentifiers.sm3);
        }

        @Override
        public OutputStream getOutputStream() {
            return message;
        }

        @Override
        public byte[] getDigest() {
            byte[] digest = Sm3.digest(message.toByteArray());
            message.reset();
            return digest;
        }
    }

    private record Signing(Signer key, ByteArrayOutputStream message) implements ContentSigner {

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign_with_sm3);
        }

        @Override
        public OutputStream getOutputStream() {
            return message;
        }

        @Override
        public byte[] getSignature() {
            return key.sign(message.toByteArray());
        }
    }

    @Override
    public byte[] token(byte[] signature) {
        try {
            X509CertificateHolder own = new X509CertificateHolder(key.certificate());
            TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                    new SignerInfoGeneratorBuilder(_ -> new Sm3Digest(new ByteArrayOutputStream())).build(new Signing(key, new ByteArrayOutputStream()), own),
                    new Sm3Digest(new ByteArrayOutputStream()), POLICY);
            tokens.addCertificates(new CollectionStore<>(List.of(own)));
            TimeStampRequestGenerator asked = new TimeStampRequestGenerator();
            asked.setCertReq(true);
            return tokens.generate(asked.generate(GMObjectIdentifiers.sm3, Sm3.digest(signature)), BigInteger.valueOf(System.nanoTime()), new Date()).getEncoded();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
