package luoshu.trust.layout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Cuts from a TrueType font, or the first font of a collection, what the given characters need. Takes as long as parsing the font: for templates, not for documents. */
public final class FontSubset {

    /** Outlines, widths, the map from characters and the names; not what shaping and bitmaps need. */
    private static final List<String> TABLES = List.of("head", "hhea", "hmtx", "maxp", "loca", "glyf", "cmap", "name", "post", "OS/2", "cvt ", "fpgm", "prep", "gasp");

    private FontSubset() {
    }

    public static byte[] of(Path font, String characters) {
        try {
            byte[] bytes = Files.readAllBytes(font);
            if (!font.toString().toLowerCase(Locale.ROOT).endsWith(".ttc")) {
                return cut(new TTFParser().parse(new RandomAccessReadBuffer(bytes)), characters);
            }
            byte[][] first = new byte[1][];
            new TrueTypeCollection(new ByteArrayInputStream(bytes)).processAllFonts(each -> first[0] = first[0] == null ? cut(each, characters) : first[0]);
            return first[0];
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot cut from the font " + font.getFileName(), unreadable);
        }
    }

    private static byte[] cut(TrueTypeFont font, String characters) throws IOException {
        TTFSubsetter subset = new TTFSubsetter(font, TABLES);
        characters.codePoints().forEach(subset::add);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        subset.writeToStream(out);
        return out.toByteArray();
    }
}
