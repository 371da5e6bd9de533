package luoshu.trust.seals.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.Map;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.seals.SealPress;
import luoshu.trust.signing.DetachedSignature;
import luoshu.trust.signing.SigningKey;
import luoshu.trust.signing.Sm3;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.visible.PDVisibleSigProperties;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.visible.PDVisibleSignDesigner;

/**
 * Puts a seal on the last page of a PDF: a detached CMS signature by SM2 over the whole file, with the seal itself (SESeal) as a signed attribute, so that it is verified by the same
 * rules as in a fixed-layout document.
 */
final class PdfSealing {

    /** Under the installation's own arc (2.25, ITU-T X.667): no standard says where a PDF carries a seal. */
    static final String SEAL = "2.25.199817265330175925733841528116839702513.3.1";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final float POINTS = 72 / 25.4f;
    private static final int ROOM = 64 * 1024;

    private PdfSealing() {
    }

    record Face(String id, String name, byte[] eseal, byte[] picture, int millimetres) {
    }

    static SealPress.Pressed seal(byte[] pdf, Face face, SigningKey key, Instant at) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (document.isEncrypted() || document.getNumberOfPages() == 0) {
                throw new Refused(Problem.Kind.INVALID, "document-not-sealable", "an encrypted document, or one without pages");
            }
            if (!document.getSignatureDictionaries().isEmpty()) {
                throw new Refused(Problem.Kind.INVALID, "document-sealed-already", "there are signatures in the document");
            }
            return seal(document, face, key, at);
        } catch (IOException unreadable) {
            throw new Refused(Problem.Kind.INVALID, "document-not-sealable", "not a PDF that can be read: " + unreadable.getMessage());
        }
    }

    private static SealPress.Pressed seal(PDDocument document, Face face, SigningKey key, Instant at) throws IOException {
        PDSignature signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
        signature.setName(face.name);
        signature.setReason("电子印章 " + face.id);
        signature.setSignDate(GregorianCalendar.from(ZonedDateTime.ofInstant(at, ZONE)));
        try (SignatureOptions options = new SignatureOptions(); InputStream looks = looks(document, face)) {
            options.setVisualSignature(looks);
            options.setPage(document.getNumberOfPages() - 1);
            options.setPreferredSignatureSize(ROOM);
            document.addSignature(signature, options);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ExternalSigningSupport signing = document.saveIncrementalForExternalSigning(out);
            byte[] content = signing.getContent().readAllBytes();
            signing.setSignature(DetachedSignature.sign(key, content, at, Map.of(SEAL, face.eseal)));
            return new SealPress.Pressed(out.toByteArray(), Sm3.digest(content));
        }
    }

    private static InputStream looks(PDDocument document, Face face) throws IOException {
        int page = document.getNumberOfPages();
        PDRectangle area = document.getPage(page - 1).getMediaBox();
        float side = face.millimetres * POINTS;
        PDVisibleSignDesigner designer = new PDVisibleSignDesigner(document, new ByteArrayInputStream(face.picture), page);
        designer.xAxis(area.getWidth() - EnterpriseSealing.RIGHT * POINTS - side / 2).yAxis(area.getHeight() - EnterpriseSealing.BOTTOM * POINTS - side / 2).width(side).height(side).signatureFieldName("seal");
        PDVisibleSigProperties properties = new PDVisibleSigProperties().signerName(face.name).signerLocation("").signatureReason("").page(page).visualSignEnabled(true).setPdVisibleSignature(designer);
        properties.buildSignature();
        return properties.getVisibleSignature();
    }
}
