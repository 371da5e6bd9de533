package luoshu.trust.signing.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerId;
import org.bouncycastle.cms.SignerInformation;

/**
 * Signed messages whose parts outside the signature say what they must (RFC 5652, 5.1 and 5.3), so that not one of their bytes can be changed unseen. The library itself reads past
 * types, tags and the case of names.
 */
public final class PlainCms {

    private PlainCms() {
    }

    /** One signer, SM2 with SM3, nothing unsigned, written as it was read. @param encoded the message; what follows it is not looked at */
    public static boolean is(CMSSignedData data, byte[] encoded) throws IOException {
        List<SignerInformation> signers = List.copyOf(data.getSignerInfos().getSigners());
        if (signers.size() != 1 || !CMSObjectIdentifiers.signedData.equals(data.toASN1Structure().getContentType()) || !data.getDigestAlgorithmIDs().stream().allMatch(PlainCms::sm3)) {
            return false;
        }
        SignerInformation signer = signers.getFirst();
        SignerId by = signer.getSID();
        int signerVersion = by.getSubjectKeyIdentifier() == null ? 1 : 3;
        boolean version1 = signerVersion == 1 && CMSObjectIdentifiers.data.getId().equals(data.getSignedContentTypeOID());
        return data.getVersion() == (version1 ? 1 : 3) && signer.getVersion() == signerVersion && sm3(signer.getDigestAlgorithmID()) && signer.getUnsignedAttributes() == null
                && GMObjectIdentifiers.sm2sign_with_sm3.getId().equals(signer.getEncryptionAlgOID()) && none(signer.toASN1Structure().getDigestEncryptionAlgorithm())
                && named(data, by) && tagged(data) && (begins(encoded, data.toASN1Structure().getEncoded(ASN1Encoding.DER)) || begins(encoded, data.toASN1Structure().getEncoded(ASN1Encoding.DL)));
    }

    /** The issuer is written as in the certificate, in the same case. */
    private static boolean named(CMSSignedData data, SignerId by) throws IOException {
        @SuppressWarnings("unchecked")
        List<X509CertificateHolder> held = List.copyOf(data.getCertificates().getMatches(by));
        for (X509CertificateHolder each : held) {
            if (by.getIssuer() != null && !Arrays.equals(by.getIssuer().getEncoded(), each.getIssuer().getEncoded())) {
                return false;
            }
        }
        return true;
    }

    /** The library takes any tag for that of the signed attributes. */
    private static boolean tagged(CMSSignedData data) {
        ASN1Sequence signer = ASN1Sequence.getInstance(SignedData.getInstance(data.toASN1Structure().getContent()).getSignerInfos().getObjectAt(0));
        return signer.size() > 3 && signer.getObjectAt(3) instanceof ASN1TaggedObject attributes && attributes.getTagNo() == 0;
    }

    private static boolean begins(byte[] encoded, byte[] written) {
        return encoded.length >= written.length && Arrays.equals(encoded, 0, written.length, written, 0, written.length);
    }

    private static boolean sm3(AlgorithmIdentifier algorithm) {
        return GMObjectIdentifiers.sm3.equals(algorithm.getAlgorithm()) && none(algorithm);
    }

    /** No parameters, in either of the ways there are to have none. */
    private static boolean none(AlgorithmIdentifier algorithm) {
        return algorithm.getParameters() == null || DERNull.INSTANCE.equals(algorithm.getParameters());
    }
}
