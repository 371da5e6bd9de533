package luoshu.kernel.documents.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import luoshu.kernel.documents.ChineseFont;
import luoshu.kernel.documents.PrintingFont;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.stereotype.Component;

/** The Chinese font of this machine, parsed once per parallel press: parsing costs ten times what a page costs, and a parsed font serves one page at a time. */
@Component
class FontCase implements PrintingFont {

    private static final int PRESSES = Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));
    private final BlockingQueue<TrueTypeFont> idle = new ArrayBlockingQueue<>(PRESSES);
    private final Optional<Path> file;
    private int made;

    FontCase(ChineseFont font) {
        this.file = font.file();
    }

    @Override
    public <T> T use(Work<T> work) throws IOException {
        TrueTypeFont font = take();
        try {
            return work.with(font);
        } finally {
            idle.add(font);
        }
    }

    private TrueTypeFont take() throws IOException {
        TrueTypeFont font = idle.poll();
        if (font != null) {
            return font;
        }
        synchronized (this) {
            if (made < PRESSES) {
                font = parse(file.orElseThrow(() -> new Refused(Problem.Kind.UNAVAILABLE, "document-font-missing",
                        "no Chinese TrueType font on this machine: install fonts-wqy-microhei or set luoshu.documents.fonts")));
                made++;
                return font;
            }
        }
        try {
            return idle.take();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    private static TrueTypeFont parse(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!file.toString().toLowerCase().endsWith(".ttc")) {
            return new TTFParser().parse(new RandomAccessReadBuffer(bytes));
        }
        TrueTypeFont[] first = new TrueTypeFont[1];
        new TrueTypeCollection(new ByteArrayInputStream(bytes)).processAllFonts(font -> first[0] = first[0] == null ? font : first[0]);
        return first[0];
    }
}
