package luoshu.kernel.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LightsTest {

    private final LegalLimits law = new LegalLimits();

    @ParameterizedTest
    @CsvSource({"20,0,GREEN", "20,15,GREEN", "20,16,YELLOW", "20,20,YELLOW", "20,21,RED", "5,2,GREEN", "5,3,YELLOW", "0,0,GREEN", "0,1,RED"})
    void warn_before_the_end_and_turn_red_after_it(int limit, int elapsed, Light light) {
        ClockReading reading = new ClockReading(elapsed, limit - elapsed, new DueDate.On(LocalDate.EPOCH));
        assertThat(law.lights().of(Limit.workingDays(limit, null), reading)).isEqualTo(light);
    }

    @Test
    void a_clock_that_stands_still_is_grey() {
        assertThat(law.lights().of(Limit.workingDays(5, null), new ClockReading(4, 1, new DueDate.Stopped(LocalDate.EPOCH, 1)))).isEqualTo(Light.GREY);
    }

    @Test
    void the_law_sets_its_numbers_with_unit_and_basis() {
        assertThat(law.get("correctionNotice")).isEqualTo(Limit.workingDays(5, "行政许可法第三十二条第一款第四项"));
        assertThat(law.get("decision").plus(law.get("decisionExtension")).days()).isEqualTo(30);
        assertThat(law.get("petition").unit()).isEqualTo(LimitUnit.NATURAL_DAY);
    }
}
