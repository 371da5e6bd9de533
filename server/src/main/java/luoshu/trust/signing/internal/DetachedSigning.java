package luoshu.trust.signing.internal;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import luoshu.trust.signing.SigningKey;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.CollectionStore;

/** Writes detached signatures. */
public final class DetachedSigning {

    private DetachedSigning() {
    }

    public static byte[] sign(SigningKey key, byte[] content, Instant at, Map<String, byte[]> attributes) {
        ASN1EncodableVector signed = new ASN1EncodableVector();
        signed.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at)))));
        attributes.forEach((oid, octets) -> signed.add(new Attribute(new ASN1ObjectIdentifier(oid), new DERSet(new DEROctetString(octets)))));
        try {
            X509CertificateHolder own = new X509CertificateHolder(key.chain().getFirst().getEncoded());
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new SignerInfoGeneratorBuilder(new Sm3Calculators())
                    .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(new AttributeTable(signed))).build(new AuthoritySigning(key::sign), own));
            generator.addCertificates(new CollectionStore<>(List.of(own)));
            return generator.generate(new CMSProcessableByteArray(content), false).getEncoded(ASN1Encoding.DER);
        } catch (CMSException | IOException | CertificateEncodingException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
