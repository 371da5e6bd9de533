package luoshu.kernel.database.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The clock of a demonstration, moved by the ISO-8601 duration in a file ({@code PT1H}, {@code -P1D}), so that tests can let it jump while the server runs. Looked at
 * ten times a second; a file that is absent or says nothing sensible moves nothing.
 */
final class ShiftedClock extends Clock {

    private static final long LOOK_AGAIN = Duration.ofMillis(100).toNanos();

    private record Looked(Duration offset, long at) {
    }

    private final Clock real;
    private final Path file;
    private volatile Looked looked;

    ShiftedClock(Clock real, Path file) {
        this.real = real;
        this.file = file;
        this.looked = new Looked(read(file), System.nanoTime());
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset());
    }

    private Duration offset() {
        Looked last = looked;
        long now = System.nanoTime();
        if (now - last.at() > LOOK_AGAIN) {
            last = new Looked(read(file), now);
            looked = last;
        }
        return last.offset();
    }

    private static Duration read(Path file) {
        try {
            return Duration.parse(Files.readString(file).strip());
        } catch (IOException | DateTimeException nothingSensible) {
            return Duration.ZERO;
        }
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ShiftedClock(real.withZone(zone), file);
    }
}
