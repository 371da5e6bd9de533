package luoshu.kernel.files.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

import luoshu.kernel.files.FileRefused;
import luoshu.kernel.files.FileRefused.Reason;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Refuses PDFs that act: scripts, launched programs, embedded files and media, dynamic forms – wherever in the object graph they hide. Names are compared after parsing,
 * so {@code /J#61vaScript} is no disguise. A PDF begins at byte 0 and ends with its end mark: what comes before or after is another file.
 */
final class PdfCheck {

    private static final Set<COSName> FORBIDDEN_KEYS = Set.of(COSName.getPDFName("JS"), COSName.getPDFName("JavaScript"), COSName.getPDFName("AA"),
            COSName.getPDFName("EmbeddedFiles"), COSName.getPDFName("EF"), COSName.getPDFName("XFA"), COSName.getPDFName("RichMediaContent"));
    private static final Set<String> FORBIDDEN_ACTIONS = Set.of("JavaScript", "Launch", "ImportData", "SubmitForm", "GoToE", "Rendition", "RichMediaExecute", "Movie", "Sound");
    private static final Set<String> FORBIDDEN_ANNOTATIONS = Set.of("FileAttachment", "RichMedia", "Movie", "Screen", "3D");
    private static final int MOST_OBJECTS = 300_000;
    private static final int MOST_NODES = 5_000_000;

    private PdfCheck() {
    }

    static void check(Path file, Budget budget) throws IOException {
        checkEnds(file);
        PdfStreams.check(file, budget);
        try (PDDocument document = Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            if (document.isEncrypted()) {
                throw new FileRefused(Reason.ENCRYPTED);
            }
            walk(document, budget);
        } catch (InvalidPasswordException locked) {
            throw new FileRefused(Reason.ENCRYPTED);
        } catch (IOException | IllegalArgumentException | ClassCastException | IndexOutOfBoundsException | NullPointerException | StackOverflowError damaged) {
            throw new FileRefused(Reason.DAMAGED);
        }
    }

    private static void checkEnds(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(66_000, in.length())];
            in.seek(in.length() - tail.length);
            in.readFully(tail);
            String text = new String(tail, StandardCharsets.ISO_8859_1);
            int end = text.lastIndexOf("%%EOF");
            if (end < 0) {
                throw new FileRefused(Reason.DAMAGED);
            }
            int zip = text.lastIndexOf("PK\5\6");
            boolean zipEndsHere = zip >= 0 && zip + 22 <= tail.length && zip + 22 + (tail[zip + 20] & 0xFF | (tail[zip + 21] & 0xFF) << 8) == tail.length;
            if (zipEndsHere || !text.substring(end + 5).replace('\0', ' ').isBlank()) {
                throw new FileRefused(Reason.POLYGLOT);
            }
        }
    }

    private static void walk(PDDocument document, Budget budget) {
        Map<COSObjectKey, Long> table = document.getDocument().getXrefTable();
        if (table.size() > MOST_OBJECTS) {
            throw new FileRefused(Reason.CHECK_TOO_LONG);
        }
        Deque<COSBase> open = new ArrayDeque<>();
        open.push(document.getDocument().getTrailer());
        int nodes = 0;
        for (COSObjectKey key : table.keySet()) {
            budget.checkTime();
            COSObject object = document.getDocument().getObjectFromPool(key);
            COSBase base = object.getObject();
            if (base != null) {
                open.push(base);
            }
            // References inside are objects of the table themselves, so only direct children are followed: no cycle.
            while (!open.isEmpty()) {
                if (++nodes > MOST_NODES) {
                    throw new FileRefused(Reason.CHECK_TOO_LONG);
                }
                look(open.pop(), open);
            }
        }
    }

    private static void look(COSBase base, Deque<COSBase> open) {
        if (base instanceof COSDictionary dictionary) {
            if (forbidden(dictionary)) {
                throw new FileRefused(Reason.ACTIVE_CONTENT);
            }
            for (COSName key : dictionary.keySet()) {
                push(dictionary.getItem(key), open);
            }
        } else if (base instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                push(array.get(i), open);
            }
        }
    }

    private static void push(COSBase child, Deque<COSBase> open) {
        if (child instanceof COSDictionary || child instanceof COSArray) {
            open.push(child);
        }
    }

    private static boolean forbidden(COSDictionary dictionary) {
        for (COSName key : dictionary.keySet()) {
            if (FORBIDDEN_KEYS.contains(key)) {
                return true;
            }
        }
        String action = dictionary.getNameAsString(COSName.S);
        String subtype = dictionary.getNameAsString(COSName.SUBTYPE);
        return action != null && FORBIDDEN_ACTIONS.contains(action) || subtype != null && FORBIDDEN_ANNOTATIONS.contains(subtype);
    }
}
