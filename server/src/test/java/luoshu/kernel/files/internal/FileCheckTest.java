package luoshu.kernel.files.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import luoshu.kernel.files.FileLimits;
import luoshu.kernel.files.FileRefused;
import luoshu.kernel.files.FileRefused.Reason;
import luoshu.kernel.files.FileType;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** S5: what may not come in does not, and looking costs little. */
class FileCheckTest {

    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
    private static final FileLimits ANY = new FileLimits(EnumSet.allOf(FileType.class), 64 << 20);
    private final FileSettings settings = new FileSettings(7, 1_000_000, 16 << 20, 200, Duration.ofSeconds(20), 2, 0, null);
    private final FileCheck check = new FileCheck(settings, List.of(new EicarScan()));
    @TempDir Path folder;

    static Stream<Arguments> harmless() {
        return Stream.of(Arguments.of("申请书.pdf", Samples.pdf(), FileType.PDF), Arguments.of("a.JPEG", Samples.picture("jpg", 40, 30), FileType.JPG),
                Arguments.of("a.png", Samples.picture("png", 40, 30), FileType.PNG), Arguments.of("a.docx", Samples.docx(), FileType.DOCX),
                Arguments.of("a.xlsx", Samples.zip(Map.of("[Content_Types].xml", Samples.text("<Types/>"), "xl/workbook.xml", Samples.text("<workbook/>"))), FileType.XLSX),
                Arguments.of("a.ofd", Samples.zip(Map.of("OFD.xml", Samples.text("<OFD/>"), "Doc_0/Document.xml", Samples.text("<D/>"))), FileType.OFD),
                Arguments.of("a.zip", Samples.zip(Map.of("图纸/平面图.pdf", Samples.pdf(), "说明.docx", Samples.docx())), FileType.ZIP));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void harmless(String name, byte[] content, FileType type) throws IOException {
        assertThat(check(name, content).type()).isEqualTo(type);
    }

    static Stream<Arguments> refused() {
        byte[] pdf = Samples.pdf();
        byte[] png = Samples.picture("png", 40, 30);
        byte[] jpg = Samples.picture("jpg", 40, 30);
        byte[] zip = Samples.zip(Map.of("a.txt", Samples.text("a")));
        return Stream.of(
                row("a program under a document's name", "a.pdf", Samples.text("MZ this is no pdf"), Reason.TYPE_UNKNOWN),
                row("a web page under a picture's name", "a.jpg", Samples.text("<html><script>alert(1)</script>"), Reason.TYPE_UNKNOWN),
                row("an extension we do not take", "a.exe", pdf, Reason.TYPE_NOT_ACCEPTED),
                row("a pdf called jpg", "a.jpg", pdf, Reason.EXTENSION_DISAGREES),
                row("a zip called docx", "a.docx", zip, Reason.EXTENSION_DISAGREES),
                row("a docx called zip", "a.zip", Samples.docx(), Reason.EXTENSION_DISAGREES),
                row("something before the pdf", "a.pdf", Samples.concat(Samples.text("\n\nhello"), pdf), Reason.TYPE_UNKNOWN),
                row("a zip after the pdf", "a.pdf", Samples.concat(pdf, zip), Reason.POLYGLOT),
                row("a zip whose comment is the pdf's end", "a.pdf", zipInsidePdf(pdf, zip), Reason.POLYGLOT),
                row("a zip after the png", "a.png", Samples.concat(png, zip), Reason.POLYGLOT),
                row("a zip after the jpg", "a.jpg", Samples.concat(jpg, zip), Reason.POLYGLOT),
                row("a page after the jpg", "a.jpg", Samples.concat(jpg, Samples.text("<script>alert(1)</script>")), Reason.POLYGLOT),
                row("a program before the zip", "a.zip", Samples.concat(Samples.text("#!/bin/sh\n"), zip), Reason.TYPE_UNKNOWN),
                row("something after the zip", "a.zip", Samples.concat(zip, Samples.text("tail")), Reason.POLYGLOT),
                row("half a pdf", "a.pdf", Arrays.copyOf(pdf, pdf.length / 2), Reason.DAMAGED),
                row("half a jpg", "a.jpg", Arrays.copyOf(jpg, jpg.length / 2), Reason.DAMAGED),
                row("half a png", "a.png", Arrays.copyOf(png, png.length / 2), Reason.DAMAGED),
                row("a png with a changed byte", "a.png", flipped(png, 45), Reason.DAMAGED),
                row("a picture of 4 megapixels where 1 is allowed", "a.png", Samples.picture("png", 2000, 2000), Reason.IMAGE_TOO_BIG),
                row("a photo of 4 megapixels", "a.jpg", Samples.picture("jpg", 2000, 2000), Reason.IMAGE_TOO_BIG),
                row("a png that claims 4 gigapixels", "a.png", hugeHeader(png), Reason.IMAGE_TOO_BIG),
                row("a bomb", "a.zip", Samples.bomb(64), Reason.ARCHIVE_TOO_BIG),
                row("a bomb in a docx", "a.docx", bombInDocx(), Reason.ARCHIVE_TOO_BIG),
                row("too many entries", "a.zip", manyEntries(300), Reason.ARCHIVE_TOO_BIG),
                row("a path upwards", "a.zip", Samples.zip(Map.of("../../etc/cron.d/x", Samples.text("x"))), Reason.ARCHIVE_UNSAFE),
                row("an absolute path", "a.zip", Samples.zip(Map.of("/etc/passwd", Samples.text("x"))), Reason.ARCHIVE_UNSAFE),
                row("a Windows path", "a.zip", Samples.zip(Map.of("..\\..\\x.txt", Samples.text("x"))), Reason.ARCHIVE_UNSAFE),
                row("a drive", "a.zip", Samples.zip(Map.of("C:x.txt", Samples.text("x"))), Reason.ARCHIVE_UNSAFE),
                row("two entries that differ in case only", "a.zip", Samples.zip(Map.of("a.txt", Samples.text("x"), "A.txt", Samples.text("y"))), Reason.ARCHIVE_UNSAFE),
                row("a zip in a zip", "a.zip", Samples.zip(Map.of("b.zip", zip)), Reason.ARCHIVE_NESTED),
                row("a zip in a zip under another name", "a.zip", Samples.zip(Map.of("b.txt", zip)), Reason.ARCHIVE_NESTED),
                row("a zip called docx in a zip", "a.zip", Samples.zip(Map.of("b.docx", zip)), Reason.ARCHIVE_NESTED),
                row("a program in a zip", "a.zip", Samples.zip(Map.of("b.exe", Samples.text("x"))), Reason.ACTIVE_CONTENT),
                row("a program in a zip under another name", "a.zip", Samples.zip(Map.of("b.txt", Samples.text("#!/bin/sh\nrm"))), Reason.ACTIVE_CONTENT),
                row("macros", "a.docx", docxWith("word/vbaProject.bin", "x"), Reason.ACTIVE_CONTENT),
                row("a remote template", "a.docx", docxWith("word/_rels/settings.xml.rels", "<R Type=\"http://x/relationships/attachedTemplate\" Target=\"http://evil\"/>"), Reason.ACTIVE_CONTENT),
                row("entities", "a.docx", docxWith("word/styles.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"), Reason.ACTIVE_CONTENT),
                row("EICAR in a zip", "a.zip", Samples.zip(Map.of("b.txt", Samples.text(EICAR))), Reason.THREAT),
                row("EICAR in a pdf", "a.pdf", eicarPdf(), Reason.THREAT),
                row("a script in a pdf", "a.pdf", Samples.pdf(d -> d.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"))), Reason.ACTIVE_CONTENT),
                row("a program started by a pdf", "a.pdf", Samples.pdf(d -> d.getDocumentCatalog().setOpenAction(new PDActionLaunch())), Reason.ACTIVE_CONTENT),
                row("a script hidden in a pdf's list", "a.pdf", Samples.pdf(hiddenScript()), Reason.ACTIVE_CONTENT),
                row("an escaped script name", "a.pdf", escapedScript(), Reason.ACTIVE_CONTENT),
                row("a file in a pdf", "a.pdf", Samples.pdf(d -> d.getPage(0).getCOSObject().setItem("AF", dictionary("EF", COSName.A))), Reason.ACTIVE_CONTENT),
                row("a locked pdf", "a.pdf", Samples.pdf(FileCheckTest::lock), Reason.ENCRYPTED),
                row("a pdf whose object stream is a bomb", "a.pdf", objectStreamBomb(), Reason.ARCHIVE_TOO_BIG),
                row("nothing but an end", "a.zip", Samples.concat(new byte[] {'P', 'K', 5, 6}, new byte[18]), Reason.EMPTY));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String what, String name, byte[] content, Reason reason) {
        long started = System.nanoTime();
        FileRefused refused = catchThrowableOfType(FileRefused.class, () -> check(name, content));
        assertThat(refused).as(what).isNotNull();
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.errors()).singleElement().satisfies(error -> assertThat(error.pointer()).isEqualTo("/file"));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void a_photo_loses_where_it_was_taken_and_keeps_which_way_is_up() throws IOException {
        byte[] photo = Samples.photo(6);
        byte[] clean = Files.readAllBytes(check("IMG_1.jpg", Samples.concat(photo, new byte[100])).clean());
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("GPS-SECRET");
        assertThat(new String(clean, StandardCharsets.ISO_8859_1)).doesNotContain("GPS-SECRET", "taken by somebody");
        assertThat(ImageIO.read(new ByteArrayInputStream(clean)).getWidth()).isEqualTo(64);
        var upright = ImageIO.read(new ByteArrayInputStream(Thumbnail.of(new ByteArrayInputStream(clean), 32)));
        assertThat(upright.getHeight()).isEqualTo(32).isGreaterThan(upright.getWidth());
        int corner = upright.getRGB(upright.getWidth() - 2, 1);
        assertThat(corner >> 16 & 0xFF).isGreaterThan(200);
        assertThat(corner & 0xFF).isLessThan(80);
    }

    @Test
    void a_thumbnail_of_a_great_picture_is_small() throws IOException {
        byte[] small = Thumbnail.of(new ByteArrayInputStream(Samples.picture("png", 3000, 1000)), 300);
        assertThat(ImageIO.read(new ByteArrayInputStream(small)).getWidth()).isEqualTo(300);
    }

    @Test
    void a_stream_is_refused_as_soon_as_it_is_too_long() {
        Incoming incoming = new Incoming(folder);
        var endless = new java.io.InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return 0;
            }
        };
        assertThatThrownBy(() -> incoming.write(endless, 1 << 20)).isInstanceOfSatisfying(FileRefused.class, r -> assertThat(r.kind().status()).isEqualTo(413));
        assertThat(endless.given).isLessThan((1 << 20) + 65537L);
        assertThat(folder.toFile().list()).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @MethodSource
    void names_are_made_safe(String claimed, String shown) {
        assertThat(FileName.of(claimed).value()).isEqualTo(shown);
    }

    static Stream<Arguments> names_are_made_safe() {
        return Stream.of(Arguments.of("../../申请 书.pdf", "申请 书.pdf"), Arguments.of("C:\\x\\a.pdf", "a.pdf"), Arguments.of("gpj\u202E.pdf", "gpj.pdf"),
                Arguments.of("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"), Arguments.of("<b>.pdf", "b.pdf"), Arguments.of("x".repeat(500) + ".pdf", "x".repeat(110) + ".pdf"));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"", "pdf", ".pdf", "a.", "..", "\u202E.pdf", "/"})
    void names_without_a_stem_or_an_extension_are_refused(String claimed) {
        assertThatThrownBy(() -> FileName.of(claimed)).isInstanceOf(FileRefused.class);
    }

    private FileCheck.Checked check(String name, byte[] content) throws IOException {
        Path raw = Files.write(folder.resolve("raw"), content);
        return check.check(raw, FileName.of(name), ANY);
    }

    private static Arguments row(String what, String name, byte[] content, Reason reason) {
        return Arguments.of(what, name, content, reason);
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        copy[at] ^= 1;
        return copy;
    }

    private static byte[] hugeHeader(byte[] png) {
        byte[] copy = png.clone();
        Arrays.fill(copy, 16, 24, (byte) 0);
        copy[17] = 1;
        copy[21] = 1;
        return copy;
    }

    private static byte[] zipInsidePdf(byte[] pdf, byte[] zip) {
        byte[] withComment = Samples.concat(zip, Samples.text("%%EOF"));
        withComment[zip.length - 2] = 5;
        return Samples.concat(pdf, withComment);
    }

    private static byte[] manyEntries(int count) {
        Map<String, byte[]> entries = new java.util.HashMap<>();
        for (int i = 0; i < count; i++) {
            entries.put(i + ".txt", new byte[1]);
        }
        return Samples.zip(entries);
    }

    private static byte[] docxWith(String part, String content) {
        Map<String, byte[]> parts = Samples.docxParts();
        parts.put(part, Samples.text(content));
        return Samples.zip(parts);
    }

    private static byte[] bombInDocx() {
        Map<String, byte[]> parts = Samples.docxParts();
        parts.put("word/media/image1.emf", new byte[32 << 20]);
        return Samples.zip(parts);
    }

    private static COSDictionary dictionary(String key, COSName value) {
        COSDictionary dictionary = new COSDictionary();
        dictionary.setItem(COSName.getPDFName(key), value);
        return dictionary;
    }

    private static Consumer<PDDocument> hiddenScript() {
        return document -> {
            COSArray list = new COSArray();
            COSDictionary action = dictionary("S", COSName.getPDFName("JavaScript"));
            list.add(action);
            COSDictionary holder = new COSDictionary();
            holder.setItem(COSName.getPDFName("Odd"), list);
            document.getPage(0).getCOSObject().setItem(COSName.getPDFName("PieceInfo"), holder);
        };
    }

    private static byte[] escapedScript() {
        return Samples.text("""
                %PDF-1.4
                1 0 obj
                <</Type/Catalog/Pages 2 0 R/OpenAction<</S/J#61vaScript/J#53(app.alert)>>>>
                endobj
                2 0 obj
                <</Type/Pages/Kids[3 0 R]/Count 1>>
                endobj
                3 0 obj
                <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>
                endobj
                trailer
                <</Root 1 0 R/Size 4>>
                startxref
                0
                %%EOF
                """);
    }

    private static byte[] eicarPdf() {
        byte[] pdf = Samples.pdf();
        return Samples.concat(pdf, Samples.text("%" + EICAR + "\n%%EOF\n"));
    }

    private static void lock(PDDocument document) {
        try {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] objectStreamBomb() {
        java.util.zip.Deflater deflater = new java.util.zip.Deflater();
        java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
        try (var out = new java.util.zip.DeflaterOutputStream(packed, deflater)) {
            for (int i = 0; i < 64; i++) {
                out.write(new byte[1 << 20]);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Samples.concat(Samples.text("%PDF-1.5\n5 0 obj\n<</Type/Obj#53tm/N 1/First 4/Filter/FlateDecode/Length " + packed.size() + ">>\nstream\n"), packed.toByteArray(),
                Samples.text("\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"));
    }
}
