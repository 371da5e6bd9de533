package luoshu.kernel.files.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import luoshu.kernel.files.FileRefused;
import luoshu.kernel.files.FileRefused.Reason;

/**
 * Before a parser unpacks a PDF's object and cross-reference streams into memory, unpacks them here with a limit: a few hundred bytes of deflate can be gigabytes.
 * Other streams (pages, pictures) are never unpacked by the check.
 */
final class PdfStreams {

    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] ENCRYPT = "/Encrypt".getBytes(StandardCharsets.ISO_8859_1);
    private static final Pattern ESCAPE = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final int DICTIONARY = 4096;

    private PdfStreams() {
    }

    static void check(Path file, Budget budget) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            for (int at = find(bytes, STREAM, 0); at >= 0; at = find(bytes, STREAM, at + STREAM.length)) {
                budget.checkTime();
                boolean end = at >= 3 && bytes.get(at - 3) == 'e' && bytes.get(at - 2) == 'n' && bytes.get(at - 1) == 'd';
                if (!end) {
                    look(bytes, at, budget);
                }
            }
        }
    }

    private static void look(ByteBuffer bytes, int at, Budget budget) {
        byte[] before = new byte[Math.min(DICTIONARY, at)];
        bytes.get(at - before.length, before);
        String text = new String(before, StandardCharsets.ISO_8859_1);
        String dictionary = ESCAPE.matcher(text.substring(Math.max(0, text.lastIndexOf(" obj"))))
                .replaceAll(m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
        if (!dictionary.contains("/ObjStm") && !dictionary.contains("/XRef")) {
            return;
        }
        if (dictionary.contains("/LZWDecode") || dictionary.contains("/LZW") || dictionary.contains("/RunLength") || dictionary.contains("/ASCII")
                || dictionary.indexOf("FlateDecode") != dictionary.lastIndexOf("FlateDecode")) {
            throw new FileRefused(Reason.DAMAGED);
        }
        if (dictionary.contains("FlateDecode") || dictionary.contains("/Fl")) {
            int start = at + STREAM.length;
            while (start < bytes.capacity() && (bytes.get(start) == '\r' || bytes.get(start) == '\n')) {
                start++;
            }
            try {
                inflate(bytes.slice(start, bytes.capacity() - start), budget);
            } catch (DataFormatException damaged) {
                throw new FileRefused(find(bytes, ENCRYPT, 0) >= 0 ? Reason.ENCRYPTED : Reason.DAMAGED);
            }
        }
    }

    private static void inflate(ByteBuffer packed, Budget budget) throws DataFormatException {
        Inflater inflater = new Inflater();
        byte[] buffer = new byte[65536];
        try {
            inflater.setInput(packed);
            for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
                budget.spendBytes(n);
            }
        } finally {
            inflater.end();
        }
    }

    private static int find(ByteBuffer bytes, byte[] word, int from) {
        int last = bytes.capacity() - word.length;
        outer:
        for (int i = from; i <= last; i++) {
            for (int k = 0; k < word.length; k++) {
                if (bytes.get(i + k) != word[k]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }
}
