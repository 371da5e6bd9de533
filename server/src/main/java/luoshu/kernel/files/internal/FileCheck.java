package luoshu.kernel.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import luoshu.kernel.files.FileLimits;
import luoshu.kernel.files.FileRefused;
import luoshu.kernel.files.FileRefused.Reason;
import luoshu.kernel.files.FileScan;
import luoshu.kernel.files.FileType;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Everything that happens to a file before it is stored. Works on disk: memory does not grow with the file. */
@Component
class FileCheck {

    private static final Logger log = LoggerFactory.getLogger(FileCheck.class);

    /** {@code clean} is {@code raw} itself, or a copy of it without metadata. */
    record Checked(FileType type, Path clean) {
    }

    private final FileSettings settings;
    private final List<FileScan> scans;
    private final Semaphore turns;

    FileCheck(FileSettings settings, List<FileScan> scans) {
        this.settings = settings;
        this.scans = List.copyOf(scans);
        this.turns = new Semaphore(settings.parallelChecks(), true);
    }

    Checked check(Path raw, FileName name, FileLimits limits) throws IOException {
        try {
            if (!turns.tryAcquire(settings.checkTime().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refused(Problem.Kind.UNAVAILABLE, "file-check-busy", "too many files are being checked; repeat in a moment", Map.of("retryAfterSeconds", 5));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused(Problem.Kind.UNAVAILABLE, "file-check-busy", "the check was interrupted");
        }
        try {
            return inTurn(raw, name, limits);
        } finally {
            turns.release();
        }
    }

    private Checked inTurn(Path raw, FileName name, FileLimits limits) throws IOException {
        FileLimits.Unpacking unpacking = limits.unpacking();
        Budget budget = unpacking == null ? new Budget(settings.maxUnpacked(), settings.maxEntries(), settings.checkTime())
                : new Budget(unpacking.maxBytes(), settings.maxEntries(), unpacking.time());
        Optional<FileType> claimed = FileType.byExtension(name.extension());
        FileType family = family(raw, claimed.filter(type -> type == FileType.CSV && limits.accept().contains(type)));
        if (claimed.isEmpty() || !limits.accept().contains(claimed.get())) {
            throw new FileRefused(Reason.TYPE_NOT_ACCEPTED, Map.of("accept", limits.accept().stream().map(FileType::shortName).sorted().toList()));
        }
        Path clean = raw;
        FileType type = family;
        switch (family) {
            case PDF -> PdfCheck.check(raw, budget);
            case JPG -> JpegCleaner.clean(raw, clean = beside(raw), settings.maxPixels(), budget);
            case PNG -> PngCleaner.clean(raw, clean = beside(raw), settings.maxPixels(), budget);
            case ZIP, DOCX, XLSX, OFD -> type = new ArchiveCheck(budget).check(raw);
            case CSV -> TextCheck.check(raw, budget);
            case JSONL -> throw new FileRefused(Reason.TYPE_NOT_ACCEPTED);
        }
        if (type != claimed.get()) {
            throw new FileRefused(Reason.EXTENSION_DISAGREES, Map.of("content", type.shortName(), "extension", name.extension()));
        }
        scan(type, clean);
        return new Checked(type, clean);
    }

    static Path beside(Path raw) {
        return raw.resolveSibling(raw.getFileName() + ".clean");
    }

    /** By the first bytes, at offset 0 and nowhere else: formats that may begin later are how polyglots are made. Text has no first bytes of its own: it is only what it is called. */
    private static FileType family(Path raw, Optional<FileType> text) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(raw)) {
            head = in.readNBytes(8);
        }
        if (starts(head, '%', 'P', 'D', 'F', '-')) {
            return FileType.PDF;
        }
        if (starts(head, 0xFF, 0xD8, 0xFF)) {
            return FileType.JPG;
        }
        if (starts(head, 0x89, 'P', 'N', 'G')) {
            return FileType.PNG;
        }
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
            return FileType.ZIP;
        }
        return text.orElseThrow(() -> new FileRefused(Reason.TYPE_UNKNOWN));
    }

    private static boolean starts(byte[] bytes, int... head) {
        if (bytes.length < head.length) {
            return false;
        }
        for (int i = 0; i < head.length; i++) {
            if ((bytes[i] & 0xFF) != head[i]) {
                return false;
            }
        }
        return true;
    }

    private void scan(FileType type, Path file) throws IOException {
        FileScan.Content content = new OnDisk(file, Files.size(file));
        for (FileScan scan : scans) {
            Optional<String> threat;
            try {
                threat = scan.findThreat(type, content);
            } catch (IOException | RuntimeException away) {
                log.warn("{} cannot scan: {}", scan.getClass().getSimpleName(), away.toString());
                throw new Refused(Problem.Kind.UNAVAILABLE, "file-scan-unavailable", "the scanner does not answer; nothing is taken unscanned", Map.of("retryAfterSeconds", 30));
            }
            if (threat.isPresent()) {
                throw new FileRefused(Reason.THREAT, Map.of("threat", threat.get()));
            }
        }
    }

    private record OnDisk(Path file, long size) implements FileScan.Content {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
