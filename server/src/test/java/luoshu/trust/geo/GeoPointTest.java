package luoshu.trust.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import luoshu.kernel.problems.Invalid;
import luoshu.trust.geo.ServiceHall.Direction;
import org.junit.jupiter.api.Test;

class GeoPointTest {

    private final GeoPoint zhengzhou = new GeoPoint(113.65, 34.76);

    @Test
    void knows_how_far_and_where() {
        GeoPoint xinyang = new GeoPoint(114.09, 32.15);
        assertThat(zhengzhou.kilometresTo(xinyang)).isCloseTo(293, within(2.0));
        assertThat(zhengzhou.directionTo(xinyang)).isEqualTo(Direction.SOUTH);
        assertThat(xinyang.directionTo(zhengzhou)).isEqualTo(Direction.NORTH);
        assertThat(zhengzhou.directionTo(new GeoPoint(112.45, 34.62))).isEqualTo(Direction.WEST);
        assertThat(zhengzhou.directionTo(new GeoPoint(114.35, 36.1))).isEqualTo(Direction.NORTH_EAST);
    }

    @Test
    void is_in_china() {
        assertThatThrownBy(() -> new GeoPoint(34.76, 113.65)).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> new GeoPoint(Double.NaN, 34)).isInstanceOf(Invalid.class);
    }
}
