package luoshu.trust.signing.internal;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.ChainVerdict;
import luoshu.trust.signing.TimestampVerdict;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
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
            CMSSignedData data = new CMSSignedData(ContentInfo.getInstance(ASN1Primitive.fromByteArray(encoded)));
            if (!PlainCms.is(data, encoded)) {
                return new TimestampVerdict.Malformed("not written as RFC 3161 has it, by one signer with SM2 and SM3");
            }
            TimeStampToken token = new TimeStampToken(data);
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
            token.validate(Sm2Verification.of(held.getFirst(), signer, true));
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
}
