package luoshu.kernel.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import luoshu.kernel.documents.internal.DocumentSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The TrueType font of this machine with Chinese characters, the best of {@code luoshu.documents.faces}. */
@Component
public class ChineseFont {

    private static final Logger log = LoggerFactory.getLogger(ChineseFont.class);
    private final Optional<Path> file;

    public ChineseFont(DocumentSettings settings) {
        this.file = find(settings);
        if (file.isEmpty()) {
            log.warn("no Chinese font for documents: none of {} in {}; install fonts-wqy-microhei or set luoshu.documents.fonts", settings.faces(), settings.fonts());
        }
    }

    /** A font ({@code .ttf}) or a collection ({@code .ttc}) whose first font is meant. */
    public Optional<Path> file() {
        return file;
    }

    private static Optional<Path> find(DocumentSettings settings) {
        for (String face : settings.faces()) {
            for (Path folder : settings.fonts().stream().map(Path::of).toList()) {
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> files = Files.find(folder, 6, (path, a) -> path.getFileName().toString().equalsIgnoreCase(face), FileVisitOption.FOLLOW_LINKS)) {
                        Optional<Path> found = files.findFirst();
                        if (found.isPresent()) {
                            return found;
                        }
                    } catch (IOException | UncheckedIOException unreadable) {
                        log.warn("cannot look for fonts in {}: {}", folder, unreadable.toString());
                    }
                }
            }
        }
        return Optional.empty();
    }
}
