package luoshu.data.operation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;

import luoshu.data.operation.OperationAct;
import luoshu.data.operation.OperationState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationTransitionsTest {

    @ParameterizedTest
    @CsvSource({"DRAFT, CONCLUDE>AGREED END>ENDED", "AGREED, BEGIN>IN_FORCE END>ENDED", "IN_FORCE, SUSPEND>SUSPENDED END>ENDED", "SUSPENDED, RESUME>IN_FORCE END>ENDED", "ENDED, ''"})
    void in_each_state_these_acts_are_possible_and_no_others(OperationState state, String expected) {
        assertThat(Arrays.stream(OperationAct.values()).flatMap(act -> OperationTransitions.after(state, act).map(next -> act + ">" + next).stream()).collect(Collectors.joining(" "))).isEqualTo(expected);
    }
}
