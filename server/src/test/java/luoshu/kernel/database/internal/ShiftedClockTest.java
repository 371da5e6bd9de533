package luoshu.kernel.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class ShiftedClockTest {

    private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
    private final Clock real = Clock.fixed(NOON, ZoneOffset.ofHours(8));

    @Test
    void jumpsWhileRunning(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("offset");
        ShiftedClock clock = new ShiftedClock(real, file);
        assertThat(clock.instant()).isEqualTo(NOON);
        Files.writeString(file, "P400D\n");
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(clock.instant()).isEqualTo(NOON.plus(400, ChronoUnit.DAYS)));
        Files.writeString(file, "-PT1H");
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(clock.instant()).isEqualTo(NOON.minus(1, ChronoUnit.HOURS)));
        Files.writeString(file, "tomorrow");
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(clock.instant()).isEqualTo(NOON));
    }

    @Test
    void isMovedInADemonstrationOnly(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("offset"), "P1D");
        MockEnvironment settings = new MockEnvironment().withProperty("luoshu.clock.offset-file", file.toString());
        assertThat(new ClockConfiguration().clock(settings).instant()).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
        settings.setProperty("luoshu.demo", "true");
        assertThat(new ClockConfiguration().clock(settings).instant()).isCloseTo(Instant.now().plus(1, ChronoUnit.DAYS), within(10, ChronoUnit.SECONDS));
    }
}
