package luoshu.trust.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class UnsignedTest {

    private final Unsigned unsigned = new Unsigned();

    private Duration look(long second, long size, long signed) {
        return unsigned.look(size, signed, second * 1_000_000_000L);
    }

    @Test
    void aBusyLogWhoseCheckpointsFollowIsNeverBehind() {
        for (int second = 0; second < 600; second++) {
            assertThat(look(second, 100L * second, 100L * Math.max(0, second - 2))).as("second %d", second).isLessThanOrEqualTo(Duration.ofSeconds(2));
        }
    }

    @Test
    void entriesNobodySignsGrowOldUntilACheckpointCoversThem() {
        assertThat(look(10, 5, 5)).isZero();
        assertThat(look(11, 6, 5)).isZero();
        assertThat(look(12, 9, 5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(look(40, 50, 5)).isEqualTo(Duration.ofSeconds(29));
        assertThat(look(41, 51, 6)).isZero();
        assertThat(look(43, 51, 6)).isEqualTo(Duration.ofSeconds(2));
        assertThat(look(44, 51, 51)).isZero();
        assertThat(look(90, 51, 51)).isZero();
    }
}
