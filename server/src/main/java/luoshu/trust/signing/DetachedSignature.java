package luoshu.trust.signing;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import luoshu.trust.signing.internal.DetachedSigning;
import luoshu.trust.signing.internal.PlainCms;
import luoshu.trust.signing.internal.Sm2Verification;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;

/** Detached CMS signatures (RFC 5652) by SM2 with SM3, certificates included, as files and PDFs carry them. */
public final class DetachedSignature {

    private static final int LARGEST = 256 * 1024;

    private DetachedSignature() {
    }

    /** What a signature over some content is. Whether its certificate is to be trusted is not asked here. */
    public sealed interface Read {

        /** @param at as the signer states it; {@code attributes}: signed octet strings by OID */
        record Genuine(X509Certificate signer, @Nullable Instant at, Map<String, byte[]> attributes) implements Read {
        }

        /** Made over something else, or the content was altered. */
        record OtherContent() implements Read {
        }

        record Forged() implements Read {
        }

        /** No signature of this kind: unreadable, several signers, or other algorithms. */
        record Malformed(String why) implements Read {
        }
    }

    /** @param attributes octet strings that are signed along, by OID */
    public static byte[] sign(SigningKey key, byte[] content, Instant at, Map<String, byte[]> attributes) {
        return DetachedSigning.sign(key, content, at, attributes);
    }

    /** Nothing is thrown whatever the bytes are. Bytes behind the signature are not looked at: a PDF pads with zeros. */
    public static Read read(byte[] encoded, byte[] content) {
        if (encoded.length > LARGEST) {
            return new Read.Malformed("longer than a signature is");
        }
        try {
            CMSSignedData data = new CMSSignedData(new CMSProcessableByteArray(content), encoded);
            if (!PlainCms.is(data, encoded)) {
                return new Read.Malformed("not by one signer with SM2 and SM3");
            }
            SignerInformation signer = data.getSignerInfos().getSigners().iterator().next();
            @SuppressWarnings("unchecked")
            List<X509CertificateHolder> held = List.copyOf(data.getCertificates().getMatches(signer.getSID()));
            if (held.size() != 1 || data.getCertificates().getMatches(null).size() != 1 || signer.getSignedAttributes() == null) {
                return new Read.Malformed("without the certificate of its signer, with others', or without signed attributes");
            }
            X509Certificate certificate = Certificates.read(held.getFirst().getEncoded());
            if (!signer.verify(Sm2Verification.of(held.getFirst(), certificate, false))) {
                return new Read.Forged();
            }
            return new Read.Genuine(certificate, time(signer.getSignedAttributes()), octets(signer.getSignedAttributes()));
        } catch (CMSSignerDigestMismatchException other) {
            return new Read.OtherContent();
        } catch (CMSException | IOException | RuntimeException malformed) {
            return new Read.Malformed(String.valueOf(malformed.getMessage()));
        }
    }

    private static @Nullable Instant time(AttributeTable attributes) {
        Attribute stated = attributes.get(CMSAttributes.signingTime);
        Date date = stated == null ? null : Time.getInstance(stated.getAttributeValues()[0]).getDate();
        return date == null ? null : date.toInstant();
    }

    private static Map<String, byte[]> octets(AttributeTable attributes) {
        Map<String, byte[]> octets = new HashMap<>();
        for (Attribute attribute : attributes.toASN1Structure().getAttributes()) {
            if (attribute.getAttributeValues().length == 1 && attribute.getAttributeValues()[0] instanceof ASN1OctetString value) {
                octets.put(attribute.getAttrType().getId(), value.getOctets());
            }
        }
        return Map.copyOf(octets);
    }
}
