package luoshu.data.quality.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;

import luoshu.data.quality.QualityTicketAct.Kind;
import luoshu.data.quality.QualityTicketState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketTransitionsTest {

    @ParameterizedTest
    @CsvSource({
            "OPEN, RECTIFIED>RECTIFIED EXPLAINED>EXPLAINED FOUND_MENDED>MENDED DROPPED>DROPPED",
            "RECTIFIED, REOPENED>OPEN FOUND_MENDED>MENDED DROPPED>DROPPED",
            "EXPLAINED, ACCEPTED>ACCEPTED REJECTED>OPEN FOUND_MENDED>MENDED DROPPED>DROPPED",
            "MENDED, ''", "ACCEPTED, ''", "DROPPED, ''"})
    void in_each_state_these_acts_are_possible_and_no_others(QualityTicketState state, String expected) {
        assertThat(Arrays.stream(Kind.values()).flatMap(act -> TicketTransitions.next(state, act).map(next -> act + ">" + next).stream()).collect(Collectors.joining(" "))).isEqualTo(expected);
    }
}
