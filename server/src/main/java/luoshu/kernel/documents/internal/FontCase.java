package luoshu.kernel.documents.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The Chinese font of this machine, parsed once per parallel press: parsing costs ten times what a page costs, and a parsed font serves one page at a time. */
@Component
class FontCase {

    private static final Logger log = LoggerFactory.getLogger(FontCase.class);
    private static final int PRESSES = Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));
    private final DocumentSettings settings;
    private final BlockingQueue<TrueTypeFont> idle = new ArrayBlockingQueue<>(PRESSES);
    private final Optional<Path> file;
    private int made;

    FontCase(DocumentSettings settings) {
        this.settings = settings;
        this.file = find();
        if (file.isEmpty()) {
            log.warn("no Chinese font for documents: none of {} in {}; install fonts-wqy-microhei or set luoshu.documents.fonts", settings.faces(), settings.fonts());
        }
    }

    interface Work<T> {
        T with(TrueTypeFont font) throws IOException;
    }

    <T> T use(Work<T> work) throws IOException {
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

    private Optional<Path> find() {
        for (String face : settings.faces()) {
            for (Path folder : settings.fonts().stream().map(Path::of).toList()) {
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> files = Files.find(folder, 6, (path, a) -> path.getFileName().toString().equalsIgnoreCase(face), FileVisitOption.FOLLOW_LINKS)) {
                        Optional<Path> found = files.findFirst();
                        if (found.isPresent()) {
                            return found;
                        }
                    } catch (IOException | java.io.UncheckedIOException unreadable) {
                        log.warn("cannot look for fonts in {}: {}", folder, unreadable.toString());
                    }
                }
            }
        }
        return Optional.empty();
    }
}
