package luoshu.trust.reading.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A program that reads texts. One call at a time. */
public interface TextReader {

    /** {@code platform} or {@code switched-off}; empty when it works here. */
    Optional<String> unavailable();

    /**
     * Reads a picture (jpg) or the first pages of a PDF.
     *
     * @param folder for what it makes: {@code page-0.jpg} … of a PDF
     * @throws Failed with a code
     */
    List<ReadPage> read(Path file, boolean pdf, Path folder) throws Failed;

    final class Failed extends Exception {
        private final String code;

        public Failed(String code, String why) {
            super(code + ": " + why, null, false, false);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
