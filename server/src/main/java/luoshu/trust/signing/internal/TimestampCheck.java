package luoshu.trust.signing.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.ChainVerdict;
import luoshu.trust.signing.Sm2Verifier;
import luoshu.trust.signing.TimestampVerdict;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPValidationException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Store;

/** Reads a time-stamp token and says what it proves. */
public final class TimestampCheck {

    private static final int LARGEST = 64 * 1024;

    private TimestampCheck() {
    }

    /** @param chains judges the stamp's certificate at the time the stamp states */
    public static TimestampVerdict verify(byte[] encoded, byte[] sm3, BiFunction<List<X509Certificate>, Instant, ChainVerdict> chains) {
        if (encoded.length > LARGEST) {
            return new TimestampVerdict.Malformed("longer than a time stamp is");
        }
        try {
            TimeStampToken token = new TimeStampToken(new CMSSignedData(encoded));
            List<X509CertificateHolder> held = List.copyOf(matching(token));
            if (held.size() != 1) {
                return new TimestampVerdict.Malformed("without the certificate of its signer");
            }
            X509Certificate signer = Certificates.read(held.getFirst().getEncoded());
            if (!GMObjectIdentifiers.sm3.equals(token.getTimeStampInfo().getMessageImprintAlgOID()) || !Arrays.equals(token.getTimeStampInfo().getMessageImprintDigest(), sm3)) {
                return new TimestampVerdict.OtherContent();
            }
            Instant at = token.getTimeStampInfo().getGenTime().toInstant();
            ChainVerdict chain = chains.apply(List.of(signer), at);
            if (!chain.valid()) {
                return new TimestampVerdict.BadCertificate(chain);
            }
            token.validate(verifier(held.getFirst(), signer));
            return new TimestampVerdict.Valid(at, signer.getSubjectX500Principal().getName());
        } catch (TSPValidationException forged) {
            return new TimestampVerdict.BadSignature();
        } catch (IOException | CMSException | TSPException | RuntimeException malformed) {
            return new TimestampVerdict.Malformed(String.valueOf(malformed.getMessage()));
        }
    }

    @SuppressWarnings("unchecked")
    private static Collection<X509CertificateHolder> matching(TimeStampToken token) {
        Store<X509CertificateHolder> certificates = token.getCertificates();
        return certificates.getMatches(token.getSID());
    }

    private static SignerInformationVerifier verifier(X509CertificateHolder holder, X509Certificate signer) {
        return new SignerInformationVerifier((_, _) -> "SM3WITHSM2", _ -> AuthoritySigning.SM2_WITH_SM3, new Sm2Only(holder, new Sm2Verifier(Certificates.publicKey(signer))), new Sm3Calculators());
    }

    private record Sm2Only(X509CertificateHolder holder, Sm2Verifier verifier) implements ContentVerifierProvider {
        @Override
        public boolean hasAssociatedCertificate() {
            return true;
        }

        @Override
        public X509CertificateHolder getAssociatedCertificate() {
            return holder;
        }

        @Override
        public ContentVerifier get(AlgorithmIdentifier algorithm) throws OperatorCreationException {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            return new ContentVerifier() {
                @Override
                public AlgorithmIdentifier getAlgorithmIdentifier() {
                    return algorithm;
                }

                @Override
                public OutputStream getOutputStream() {
                    return message;
                }

                @Override
                public boolean verify(byte[] signature) {
                    return verifier.verify(message.toByteArray(), signature);
                }
            };
        }
    }
}
