package luoshu.kernel.documents.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;

/** XHTML in, PDF out: one embedded font, no address ever fetched, dates and identifier taken from the document and not from the press. */
@Component
class Press {

    private static final ZoneId HENAN = ZoneId.of("Asia/Shanghai");
    private final FontCase fonts;

    Press(FontCase fonts) {
        this.fonts = fonts;
        XRLog.setLoggingEnabled(false);
    }

    byte[] print(String xhtml, String title, String author, Instant issuedAt, long identifier) {
        try {
            return fonts.use(font -> {
                try (PDDocument document = new PDDocument()) {
                    PDFont face = PDType0Font.load(document, font, true);
                    PdfRendererBuilder builder = new PdfRendererBuilder().usePDDocument(document).usePdfVersion(1.7f).usePdfUaAccessibility(true).useFastMode()
                            .useFont(new PDFontSupplier(face), "document", 400, FontStyle.NORMAL, true).withProducer("Luoshu")
                            .useUriResolver((base, uri) -> uri.startsWith("data:image/png;base64,") ? uri : null).withHtmlContent(xhtml, "about:blank");
                    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                        renderer.layout();
                        renderer.createPDFWithoutClosing();
                        describe(document, title, author, issuedAt);
                        document.setDocumentId(identifier);
                        ByteArrayOutputStream out = new ByteArrayOutputStream(65536);
                        document.save(out);
                        return out.toByteArray();
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(PDDocument document, String title, String author, Instant issuedAt) {
        PDDocumentInformation information = new PDDocumentInformation();
        Calendar issued = new GregorianCalendar(TimeZone.getTimeZone(HENAN), Locale.ROOT);
        issued.setTimeInMillis(issuedAt.getEpochSecond() * 1000);
        information.setTitle(title);
        information.setAuthor(author);
        information.setProducer("Luoshu");
        information.setCreationDate(issued);
        information.setModificationDate(issued);
        document.setDocumentInformation(information);
    }
}
