package luoshu.trust.presenting.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.presenting.Outcome;
import luoshu.trust.presenting.Verified;
import org.springframework.stereotype.Component;

/** Files of anybody: a sealed document, or a picture of a code. Few at a time, so that strangers never take the processors from those who are signed in. */
@Component
public class OutsideFiles {

    public static final int MEGABYTES = 10;
    private static final int AT_A_TIME = 3;
    private static final long PATIENCE_MS = 2_000;
    private final Semaphore places = new Semaphore(AT_A_TIME, true);
    private final CodeCheck codes;
    private final DocumentCheck documents;

    OutsideFiles(CodeCheck codes, DocumentCheck documents) {
        this.codes = codes;
        this.documents = documents;
    }

    public Verified check(byte[] file) {
        if (!place()) {
            throw new Refused(Problem.Kind.UNAVAILABLE, "file-check-busy", "too many files are being checked", Map.of("retryAfterSeconds", 5));
        }
        try {
            return look(file);
        } finally {
            places.release();
        }
    }

    private Verified look(byte[] file) {
        if (DocumentCheck.looksLike(file)) {
            return documents.check(file);
        }
        return (CodePicture.looksLike(file) ? CodePicture.read(file) : Optional.<String>empty()).map(codes::check).orElseGet(() -> Verified.of(Outcome.UNRECOGNISED));
    }

    private boolean place() {
        try {
            return places.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
