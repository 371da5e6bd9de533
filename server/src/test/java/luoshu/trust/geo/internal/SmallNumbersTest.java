package luoshu.trust.geo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class SmallNumbersTest {

    @Test
    void numbers_below_five_are_not_told_nought_is() {
        assertThat(SmallNumbers.hidden(Map.of("a", 4L, "b", 1L, "c", 5L, "d", 0L))).containsExactly("a", "b");
    }

    @Test
    void a_single_one_takes_the_next_smallest_with_it_lest_the_sum_above_tells_it() {
        assertThat(SmallNumbers.hidden(Map.of("a", 3L, "b", 90L, "c", 7L, "d", 0L))).containsExactly("a", "c");
        assertThat(SmallNumbers.hidden(Map.of("a", 3L, "d", 0L))).containsExactly("a");
        assertThat(SmallNumbers.hidden(Map.of("b", 90L, "c", 7L))).isEmpty();
    }
}
