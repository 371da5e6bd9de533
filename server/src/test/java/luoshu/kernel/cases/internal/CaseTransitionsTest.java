package luoshu.kernel.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import luoshu.kernel.cases.ActNotPossible;
import luoshu.kernel.cases.CaseCommand;
import luoshu.kernel.cases.CaseState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state × command pair is a row: where it leads, or that it cannot happen. Written out apart from the table it checks. */
class CaseTransitionsTest {

    /** from: command>to … ; {@code =} stays. */
    private static final String ALL = """
            DRAFT: SUBMIT>SUBMITTED TAKE_IN>RECEIVED
            SUBMITTED: RECEIVE>RECEIVED ACCEPT>ACCEPTED DEEM_ACCEPTED>ACCEPTED REQUEST_CORRECTION>CORRECTION REJECT_ACCEPTANCE>NOT_ACCEPTED WITHDRAW>WITHDRAWN TRANSFER>TRANSFERRED CORRECT_DATA>=
            RECEIVED: ACCEPT>ACCEPTED DEEM_ACCEPTED>ACCEPTED REQUEST_CORRECTION>CORRECTION REJECT_ACCEPTANCE>NOT_ACCEPTED WITHDRAW>WITHDRAWN TRANSFER>TRANSFERRED CORRECT_DATA>=
            CORRECTION: ANSWER_CORRECTION>RECEIVED LAPSE>LAPSED WITHDRAW>WITHDRAWN CORRECT_DATA>=
            ACCEPTED: PASS>HANDLING RETURN>HANDLING ADVANCE_FLOW>HANDLING START_SPECIAL>SPECIAL_PROCEDURE REQUEST_EXTENSION>= APPROVE_EXTENSION>= REFUSE_EXTENSION>= SUPPLY_DEFERRED>= GRANT>DECIDED_GRANTED REFUSE>DECIDED_REFUSED GRANT_INSTANTLY>DECIDED_GRANTED REFUSE_INSTANTLY>DECIDED_REFUSED WITHDRAW>WITHDRAWN DEEM_WITHDRAWN>WITHDRAWN TRANSFER>TRANSFERRED CORRECT_DATA>=
            HANDLING: PASS>HANDLING RETURN>HANDLING ADVANCE_FLOW>HANDLING START_SPECIAL>SPECIAL_PROCEDURE REQUEST_EXTENSION>= APPROVE_EXTENSION>= REFUSE_EXTENSION>= SUPPLY_DEFERRED>= GRANT>DECIDED_GRANTED REFUSE>DECIDED_REFUSED WITHDRAW>WITHDRAWN DEEM_WITHDRAWN>WITHDRAWN TRANSFER>TRANSFERRED CORRECT_DATA>=
            SPECIAL_PROCEDURE: END_SPECIAL>HANDLING SUPPLY_DEFERRED>= WITHDRAW>WITHDRAWN DEEM_WITHDRAWN>WITHDRAWN CORRECT_DATA>=
            DECIDED_GRANTED: CHARGE>= ISSUE_RESULT>RESULT_ISSUED DELIVER>DELIVERED FOLLOW_UP>=
            DECIDED_REFUSED: DELIVER>DELIVERED
            RESULT_ISSUED: DELIVER>DELIVERED FOLLOW_UP>=
            DELIVERED: CLOSE>CLOSED FOLLOW_UP>=
            CLOSED: RATE>RATED ARCHIVE>ARCHIVED FOLLOW_UP>=
            RATED: ARCHIVE>ARCHIVED FOLLOW_UP>=
            NOT_ACCEPTED: ARCHIVE>ARCHIVED
            WITHDRAWN: ARCHIVE>ARCHIVED
            LAPSED: ARCHIVE>ARCHIVED
            TRANSFERRED: ARCHIVE>ARCHIVED
            ARCHIVED:
            """;
    private static final Map<String, String> EXPECTED = new HashMap<>();

    static {
        ALL.lines().forEach(line -> {
            String from = line.substring(0, line.indexOf(':'));
            Arrays.stream(line.substring(line.indexOf(':') + 1).trim().split(" ")).filter(pair -> !pair.isBlank())
                    .forEach(pair -> EXPECTED.put(from + " " + pair.split(">")[0], pair.split(">")[1]));
        });
    }

    static Stream<Arguments> pairs() {
        return Arrays.stream(CaseState.values()).flatMap(state -> Arrays.stream(CaseCommand.values()).map(command -> Arguments.of(state, command)));
    }

    @ParameterizedTest(name = "{0} × {1}")
    @MethodSource("pairs")
    void leads_where_it_should_or_nowhere(CaseState state, CaseCommand command) {
        String expected = EXPECTED.get(state + " " + command);
        if (expected == null) {
            assertThatThrownBy(() -> CaseTransitions.get(state, command)).isInstanceOf(ActNotPossible.class).hasMessageContaining(state.name());
        } else {
            assertThat(CaseTransitions.get(state, command).target()).isEqualTo(expected.equals("=") ? state : CaseState.valueOf(expected));
        }
    }

    @Test
    void every_state_but_the_last_can_be_left_and_every_command_leads_somewhere() {
        assertThat(Arrays.stream(CaseState.values()).filter(state -> CaseTransitions.commands(state).isEmpty())).containsExactly(CaseState.ARCHIVED);
        assertThat(Arrays.stream(CaseCommand.values()).filter(command -> Arrays.stream(CaseState.values()).noneMatch(state -> CaseTransitions.find(state, command).isPresent()))).isEmpty();
    }
}
