package luoshu.trust.seals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.layout.Box;
import luoshu.trust.layout.LayoutPackage;
import luoshu.trust.layout.Part;
import luoshu.trust.seals.internal.Der;
import luoshu.trust.seals.internal.SealGlance;

/**
 * Puts one seal on documents: SES_Signature of GB/T 38540-2020 (version 4) over the SM3 digests of every file of the package, so that nothing can be changed, added to the index or
 * sealed again behind it. Safe for many threads if the signatory is.
 */
public final class SealPress {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String SPACE = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    private static final String FOLDER = "Doc_0/Signs/";
    private static final String DESCRIPTION = FOLDER + "Sign_0/Signature.xml";
    private static final int STAMPS = 30;
    private static final byte[] VERSION = Der.integer(4);
    private static final byte[] PROPERTY = Der.ia5("/" + DESCRIPTION);

    private final byte[] seal;
    private final Signatory signatory;
    private final byte[] certificate;
    private final SealGlance glance;
    private final Part sealFile;
    private final Part list;
    private final String head;

    /** @param seal as made; a signatory whom it does not list, or a seal that cannot be read, is refused here and not on each document */
    public SealPress(byte[] seal, Signatory signatory, String version) {
        glance = SealGlance.at(seal);
        if (!glance.lists(signatory.certificate())) {
            throw new IllegalArgumentException("the seal does not list the certificate of who would seal with it");
        }
        if (!version.matches("[0-9A-Za-z.-]{1,32}")) {
            throw new IllegalArgumentException("no version of the sealing program: " + version);
        }
        this.seal = seal.clone();
        this.signatory = signatory;
        this.certificate = Der.octets(signatory.certificate());
        this.sealFile = Part.stored(FOLDER + "Sign_0/Seal.esl", this.seal);
        this.list = Part.deflated(FOLDER + "Signatures.xml", (XML + "<ofd:Signatures" + SPACE + "><ofd:MaxSignId>" + (STAMPS + 1) + "</ofd:MaxSignId><ofd:Signature ID=\"1\" Type=\"Seal\" BaseLoc=\"/" + DESCRIPTION
                + "\"/></ofd:Signatures>").getBytes(StandardCharsets.UTF_8), true);
        this.head = XML + "<ofd:Signature" + SPACE + "><ofd:SignedInfo><ofd:Provider ProviderName=\"Luoshu\" Company=\"Luoshu\" Version=\"" + version
                + "\"/><ofd:SignatureMethod>1.2.156.10197.1.501</ofd:SignatureMethod><ofd:SignatureDateTime>";
    }

    /**
     * A sealed file.
     *
     * @param digest SM3 of the description of the signature, which holds the digest of every file: what the seal signs
     */
    public record Pressed(byte[] file, byte[] digest) {
    }

    /** The sealed file, without a time stamp. Refuses to seal outside the period of the seal. */
    public byte[] seal(LayoutPackage document, List<Stamp> stamps, Instant at) {
        return press(document, stamps, at, TimeStamping.NONE).file();
    }

    /** The sealed file and the digest sealed. Refuses to seal outside the period of the seal. */
    public Pressed press(LayoutPackage document, List<Stamp> stamps, Instant at, TimeStamping stamping) {
        if (stamps.size() > STAMPS) {
            throw new IllegalArgumentException("more than " + STAMPS + " stamps of one seal on a document");
        }
        if (!glance.validAt(at)) {
            throw new Refused(Problem.Kind.CONFLICT, "seal-not-valid", "the seal may not be used at " + at);
        }
        List<Part> parts = document.signed("/" + FOLDER + "Signatures.xml");
        parts.add(list);
        parts.add(sealFile);
        byte[] description = description(document, parts, stamps, at);
        Part described = Part.deflated(DESCRIPTION, description, false);
        parts.add(described);
        parts.add(Part.stored(FOLDER + "Sign_0/SignedValue.dat", signedValue(described.digest(), at, stamping)));
        return new Pressed(LayoutPackage.write(parts), described.digest());
    }

    private byte[] description(LayoutPackage document, List<Part> parts, List<Stamp> stamps, Instant at) {
        Base64.Encoder base64 = Base64.getEncoder();
        StringBuilder out = new StringBuilder(1_024 + parts.size() * 160).append(head).append(LOCAL.format(at)).append("</ofd:SignatureDateTime><ofd:References CheckMethod=\"SM3\">");
        for (Part part : parts) {
            out.append("<ofd:Reference FileRef=\"/").append(part.name()).append("\"><ofd:CheckValue>").append(base64.encodeToString(part.digest()))
                    .append("</ofd:CheckValue></ofd:Reference>");
        }
        out.append("</ofd:References>");
        for (int i = 0; i < stamps.size(); i++) {
            Stamp stamp = stamps.get(i);
            Box box = new Box(stamp.centreX() - glance.width() / 2, stamp.centreY() - glance.height() / 2, glance.width(), glance.height());
            out.append("<ofd:StampAnnot ID=\"").append(i + 2).append("\" PageRef=\"").append(document.pages().get(stamp.page())).append("\" Boundary=\"").append(box.x()).append(' ')
                    .append(box.y()).append(' ').append(box.width()).append(' ').append(box.height()).append("\"/>");
        }
        return out.append("<ofd:Seal><ofd:BaseLoc>/").append(sealFile.name()).append("</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo><ofd:SignedValue>/").append(FOLDER)
                .append("Sign_0/SignedValue.dat</ofd:SignedValue></ofd:Signature>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] signedValue(byte[] digest, Instant at, TimeStamping stamping) {
        byte[] toSign = Der.sequence(VERSION, seal, Der.time(at), Der.bits(digest), PROPERTY);
        byte[] signature = signatory.sign(toSign);
        byte[] token = stamping.token(signature);
        byte[] stamp = token.length == 0 ? token : Der.encode(Der.CONTEXT_0, Der.bits(token));
        return Der.sequence(toSign, certificate, Der.SM2_WITH_SM3, Der.bits(signature), stamp);
    }
}
