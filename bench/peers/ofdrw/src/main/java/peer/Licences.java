package peer;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Date;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.ofdrw.core.basicStructure.ofd.docInfo.CT_DocInfo;
import org.ofdrw.core.basicStructure.ofd.docInfo.CustomData;
import org.ofdrw.core.basicStructure.ofd.docInfo.CustomDatas;
import org.ofdrw.gm.cert.PKCGenerate;
import org.ofdrw.gm.ses.v1.SES_ESPictrueInfo;
import org.ofdrw.gm.ses.v1.SES_Header;
import org.ofdrw.gm.ses.v4.SES_CertList;
import org.ofdrw.layout.OFDDoc;
import org.ofdrw.layout.PageLayout;
import org.ofdrw.layout.VirtualPage;
import org.ofdrw.layout.element.Div;
import org.ofdrw.layout.element.Paragraph;
import org.ofdrw.layout.element.Position;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.sign.ExtendSignatureContainer;
import org.ofdrw.sign.OFDSigner;
import org.ofdrw.sign.SignMode;
import org.ofdrw.sign.signContainer.SESV1Container;
import org.ofdrw.sign.signContainer.SESV4Container;
import org.ofdrw.sign.stamppos.NormalStampPos;

/** The licence that both sides build and seal: one page, the same texts, lines, metadata and seal picture. */
final class Licences {

    private static final long YEAR = 365L * 24 * 3_600 * 1_000;

    private final KeyPair maker = PKCGenerate.GenerateKeyPair();
    private final KeyPair organ = PKCGenerate.GenerateKeyPair();
    private final X509Certificate makerCertificate = certificate(maker, "OFDRW maker");
    private final X509Certificate organCertificate = certificate(organ, "OFDRW organ");
    private final org.ofdrw.gm.ses.v4.SESeal seal;
    private final byte[] picture;

    Licences() throws Exception {
        try (InputStream drawn = Licences.class.getResourceAsStream("/seal.png")) {
            picture = drawn.readAllBytes();
        }
        seal = version4();
    }

    String make(Path folder) throws Exception {
        OfdrwPeer.write(folder.resolve("maker.cer"), makerCertificate.getEncoded());
        OfdrwPeer.write(folder.resolve("organ.cer"), organCertificate.getEncoded());
        OfdrwPeer.write(folder.resolve("v4.ofd"), seal(build(0), new SESV4Container(organ.getPrivate(), seal, organCertificate), SignMode.WholeProtected));
        OfdrwPeer.write(folder.resolve("v4-open.ofd"), seal(build(0), new SESV4Container(organ.getPrivate(), seal, organCertificate), SignMode.ContinueSign));
        OfdrwPeer.write(folder.resolve("v1.ofd"), seal(build(0), new SESV1Container(organ.getPrivate(), version1(), organCertificate), SignMode.WholeProtected));
        return "made";
    }

    byte[] sealed(int number) throws Exception {
        return seal(build(number), new SESV4Container(organ.getPrivate(), seal, organCertificate), SignMode.WholeProtected);
    }

    private static byte[] build(int number) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String licence = "JY1410100" + String.format("%07d", number);
        try (OFDDoc doc = new OFDDoc(out)) {
            VirtualPage page = new VirtualPage(new PageLayout(210d, 297d).setMargin(0d));
            frame(page, 12, 12, 186, 273);
            frame(page, 20, 65, 170, 0.01);
            text(page, "食品经营许可证", 14, 56, 40);
            text(page, "许可证编号：" + licence, 5, 25, 75);
            text(page, "经营者名称：商都市老城胡辣汤店", 5, 25, 90);
            text(page, "经营场所：河南省商都市中原路 " + (number % 900 + 1) + " 号", 5, 25, 110);
            text(page, "商都市市场监督管理局", 5, 135, 235);
            text(page, "2026-11-22", 5, 160, 245);
            doc.addVPage(page);
            CT_DocInfo info = doc.getOfdDir().getOfd().getDocBody().getDocInfo();
            CustomDatas data = new CustomDatas();
            for (String[] each : new String[][] {{"ZZMC", "食品经营许可证"}, {"ZZBH", licence}, {"ZZBS", "1.2.156.3005.2.11100000000013338W011.11430000006122244L." + licence + ".001.U"},
                    {"CZZT", "商都市老城胡辣汤店"}, {"ZZBFJG", "商都市市场监督管理局"}, {"ZZBFRQ", "2026-11-22"}}) {
                data.addCustomData(new CustomData(each[0], each[1]));
            }
            info.setCustomDatas(data);
        }
        return out.toByteArray();
    }

    private static void text(VirtualPage page, String text, double size, double x, double y) {
        Paragraph paragraph = new Paragraph(text, size);
        paragraph.setPosition(Position.Absolute).setX(x).setY(y).setWidth(150d);
        page.add(paragraph);
    }

    private static void frame(VirtualPage page, double x, double y, double width, double height) {
        Div<?> div = new Div<>(width, height);
        div.setPosition(Position.Absolute).setX(x).setY(y).setBorder(0.35).setBorderColor(204, 0, 0);
        page.add(div);
    }

    private static byte[] seal(byte[] file, ExtendSignatureContainer container, SignMode mode) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OFDReader reader = OfdrwPeer.reader(file); OFDSigner signer = new OFDSigner(reader, out)) {
            signer.setSignMode(mode).setSignContainer(container).addApPos(new NormalStampPos(1, 137.5, 217.5, 45, 45));
            signer.exeSign();
        }
        return out.toByteArray();
    }

    private org.ofdrw.gm.ses.v4.SESeal version4() throws Exception {
        ASN1EncodableVector holders = new ASN1EncodableVector();
        holders.add(new DEROctetString(organCertificate.getEncoded()));
        Date now = new Date();
        org.ofdrw.gm.ses.v4.SES_SealInfo info = new org.ofdrw.gm.ses.v4.SES_SealInfo()
                .setHeader(new SES_Header(SES_Header.V4, new DERIA5String("OFDRW")))
                .setEsID(new DERIA5String("OFDRW-4"))
                .setProperty(new org.ofdrw.gm.ses.v4.SES_ESPropertyInfo().setType(new ASN1Integer(1)).setName(new DERUTF8String("商都市市场监督管理局"))
                        .setCertListType(org.ofdrw.gm.ses.v4.SES_ESPropertyInfo.CertListType)
                        .setCertList(SES_CertList.getInstance(org.ofdrw.gm.ses.v4.SES_ESPropertyInfo.CertListType, new DERSequence(holders)))
                        .setCreateDate(new ASN1GeneralizedTime(now)).setValidStart(new ASN1GeneralizedTime(now)).setValidEnd(new ASN1GeneralizedTime(new Date(now.getTime() + 8 * YEAR))))
                .setPicture(picture());
        return new org.ofdrw.gm.ses.v4.SESeal().seteSealInfo(info).setCert(makerCertificate).setSignAlgID(GMObjectIdentifiers.sm2sign_with_sm3)
                .setSignedValue(sign(maker.getPrivate(), info.getEncoded("DER")));
    }

    private org.ofdrw.gm.ses.v1.SESeal version1() throws Exception {
        ASN1EncodableVector holders = new ASN1EncodableVector();
        holders.add(new DEROctetString(organCertificate.getEncoded()));
        Date now = new Date();
        org.ofdrw.gm.ses.v1.SES_SealInfo info = new org.ofdrw.gm.ses.v1.SES_SealInfo()
                .setHeader(new SES_Header(new ASN1Integer(1), new DERIA5String("OFDRW")))
                .setEsID("OFDRW-1")
                .setProperty(new org.ofdrw.gm.ses.v1.SES_ESPropertyInfo().setType(org.ofdrw.gm.ses.v1.SES_ESPropertyInfo.OrgType).setName(new DERUTF8String("商都市市场监督管理局"))
                        .setCertList(new DERSequence(holders)).setCreateDate(new ASN1UTCTime(now)).setValidStart(new ASN1UTCTime(now))
                        .setValidEnd(new ASN1UTCTime(new Date(now.getTime() + 8 * YEAR))))
                .setPicture(picture());
        DEROctetString certificate = new DEROctetString(makerCertificate.getEncoded());
        ASN1EncodableVector signed = new ASN1EncodableVector();
        signed.add(info);
        signed.add(certificate);
        signed.add(GMObjectIdentifiers.sm2sign_with_sm3);
        return new org.ofdrw.gm.ses.v1.SESeal(info, new org.ofdrw.gm.ses.v1.SES_SignInfo().setCert(certificate).setSignatureAlgorithm(GMObjectIdentifiers.sm2sign_with_sm3)
                .setSignData(sign(maker.getPrivate(), new DERSequence(signed).getEncoded("DER"))));
    }

    private SES_ESPictrueInfo picture() {
        return new SES_ESPictrueInfo().setType("PNG").setData(picture).setWidth(45).setHeight(45);
    }

    private static byte[] sign(PrivateKey key, byte[] message) throws Exception {
        Signature signature = Signature.getInstance("SM3WithSM2", new BouncyCastleProvider());
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
    }

    private static X509Certificate certificate(KeyPair keys, String name) throws Exception {
        X500Name subject = new X500Name("CN=" + name);
        Date now = new Date();
        BouncyCastleProvider provider = new BouncyCastleProvider();
        return new JcaX509CertificateConverter().setProvider(provider).getCertificate(
                new JcaX509v3CertificateBuilder(subject, BigInteger.valueOf(System.nanoTime()), now, new Date(now.getTime() + 10 * YEAR), subject, keys.getPublic())
                        .build(new JcaContentSignerBuilder("SM3withSM2").setProvider(provider).build(keys.getPrivate())));
    }
}
