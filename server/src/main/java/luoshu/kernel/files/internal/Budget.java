package luoshu.kernel.files.internal;

import java.time.Duration;

import luoshu.kernel.files.FileRefused;
import luoshu.kernel.files.FileRefused.Reason;

/** What one file's check may still spend: unpacked bytes, entries, time. Shared by everything nested in it. */
final class Budget {

    private final long deadline;
    private long bytes;
    private int entries;

    Budget(long bytes, int entries, Duration time) {
        this.bytes = bytes;
        this.entries = entries;
        this.deadline = System.nanoTime() + time.toNanos();
    }

    void spendBytes(long amount) {
        bytes -= amount;
        if (bytes < 0) {
            throw new FileRefused(Reason.ARCHIVE_TOO_BIG);
        }
        checkTime();
    }

    void spendEntry() {
        if (--entries < 0) {
            throw new FileRefused(Reason.ARCHIVE_TOO_BIG);
        }
        checkTime();
    }

    void checkTime() {
        if (System.nanoTime() - deadline > 0) {
            throw new FileRefused(Reason.CHECK_TOO_LONG);
        }
    }
}
