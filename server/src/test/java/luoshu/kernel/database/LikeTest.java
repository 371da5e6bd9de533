package luoshu.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikeTest {

    @Test
    void what_means_anything_in_a_pattern_stands_for_itself() {
        assertThat(Like.literal("100%_\\餐")).isEqualTo("100\\%\\_\\\\餐");
    }
}
