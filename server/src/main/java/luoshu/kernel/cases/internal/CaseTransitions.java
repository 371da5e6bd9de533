package luoshu.kernel.cases.internal;

import static luoshu.kernel.cases.CaseEvent.Told.APPLICANT;
import static luoshu.kernel.cases.CaseEvent.Told.INTERNAL_STEP;
import static luoshu.kernel.cases.CaseEvent.Told.OFFICIALS;
import static luoshu.kernel.cases.CaseEvent.Told.OWN_ACT;
import static luoshu.kernel.cases.CaseEvent.Told.STATISTICS_ONLY;
import static luoshu.kernel.cases.CaseState.ACCEPTED;
import static luoshu.kernel.cases.CaseState.ARCHIVED;
import static luoshu.kernel.cases.CaseState.CLOSED;
import static luoshu.kernel.cases.CaseState.CORRECTION;
import static luoshu.kernel.cases.CaseState.DECIDED_GRANTED;
import static luoshu.kernel.cases.CaseState.DECIDED_REFUSED;
import static luoshu.kernel.cases.CaseState.DELIVERED;
import static luoshu.kernel.cases.CaseState.DRAFT;
import static luoshu.kernel.cases.CaseState.HANDLING;
import static luoshu.kernel.cases.CaseState.LAPSED;
import static luoshu.kernel.cases.CaseState.NOT_ACCEPTED;
import static luoshu.kernel.cases.CaseState.RATED;
import static luoshu.kernel.cases.CaseState.RECEIVED;
import static luoshu.kernel.cases.CaseState.RESULT_ISSUED;
import static luoshu.kernel.cases.CaseState.SPECIAL_PROCEDURE;
import static luoshu.kernel.cases.CaseState.SUBMITTED;
import static luoshu.kernel.cases.CaseState.TRANSFERRED;
import static luoshu.kernel.cases.CaseState.WITHDRAWN;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import luoshu.kernel.cases.ActNotPossible;
import luoshu.kernel.cases.CaseCommand;
import luoshu.kernel.cases.CaseEvent.Told;
import luoshu.kernel.cases.CaseFact;
import luoshu.kernel.cases.CaseState;
import org.jspecify.annotations.Nullable;

/** THE table. Whoever asks what can happen to a case reads it here; a pair that is not listed cannot happen. */
final class CaseTransitions {

    /** {@code to} null: the state stays. */
    record Transition(CaseState from, CaseCommand command, @Nullable CaseState to, CaseFact fact, Told told) {
        CaseState target() {
            return to == null ? from : to;
        }
    }

    private static final Map<CaseState, Map<CaseCommand, Transition>> TABLE = new EnumMap<>(CaseState.class);
    private static final Set<CaseState> IN = EnumSet.of(SUBMITTED, RECEIVED);
    private static final Set<CaseState> WORK = EnumSet.of(ACCEPTED, HANDLING);
    private static final Set<CaseState> RUNNING = EnumSet.of(ACCEPTED, HANDLING, SPECIAL_PROCEDURE);

    static {
        // handing in and acceptance: 许可法 29, 31, 32
        row(EnumSet.of(DRAFT), CaseCommand.SUBMIT, SUBMITTED, CaseFact.CASE_SUBMITTED, APPLICANT);
        row(EnumSet.of(DRAFT), CaseCommand.TAKE_IN, RECEIVED, CaseFact.CASE_RECEIVED, APPLICANT);
        row(EnumSet.of(SUBMITTED), CaseCommand.RECEIVE, RECEIVED, CaseFact.CASE_RECEIVED, INTERNAL_STEP);
        row(IN, CaseCommand.ACCEPT, ACCEPTED, CaseFact.CASE_ACCEPTED, APPLICANT);
        row(IN, CaseCommand.DEEM_ACCEPTED, ACCEPTED, CaseFact.CASE_DEEMED_ACCEPTED, APPLICANT);
        row(IN, CaseCommand.REQUEST_CORRECTION, CORRECTION, CaseFact.CORRECTION_REQUESTED, APPLICANT);
        row(IN, CaseCommand.REJECT_ACCEPTANCE, NOT_ACCEPTED, CaseFact.CASE_NOT_ACCEPTED, APPLICANT);
        row(EnumSet.of(CORRECTION), CaseCommand.ANSWER_CORRECTION, RECEIVED, CaseFact.CORRECTION_ANSWERED, OFFICIALS);
        row(EnumSet.of(CORRECTION), CaseCommand.LAPSE, LAPSED, CaseFact.CASE_LAPSED, APPLICANT);
        // handling: 许可法 34–36, 42, 45
        row(WORK, CaseCommand.PASS, HANDLING, CaseFact.STEP_PASSED, INTERNAL_STEP);
        row(WORK, CaseCommand.RETURN, HANDLING, CaseFact.STEP_RETURNED, INTERNAL_STEP);
        row(WORK, CaseCommand.ADVANCE_FLOW, HANDLING, CaseFact.FLOW_ADVANCED, INTERNAL_STEP);
        row(WORK, CaseCommand.START_SPECIAL, SPECIAL_PROCEDURE, CaseFact.SPECIAL_STARTED, APPLICANT);
        row(EnumSet.of(SPECIAL_PROCEDURE), CaseCommand.END_SPECIAL, HANDLING, CaseFact.SPECIAL_ENDED, APPLICANT);
        row(WORK, CaseCommand.REQUEST_EXTENSION, null, CaseFact.EXTENSION_REQUESTED, OFFICIALS);
        row(WORK, CaseCommand.APPROVE_EXTENSION, null, CaseFact.EXTENSION_APPROVED, APPLICANT);
        row(WORK, CaseCommand.REFUSE_EXTENSION, null, CaseFact.EXTENSION_REFUSED, INTERNAL_STEP);
        row(RUNNING, CaseCommand.SUPPLY_DEFERRED, null, CaseFact.DEFERRED_SUPPLIED, OWN_ACT);
        // what shared data gave was wrong and was mended at its source: 政务数据共享条例 26
        row(EnumSet.of(SUBMITTED, RECEIVED, CORRECTION, ACCEPTED, HANDLING, SPECIAL_PROCEDURE), CaseCommand.CORRECT_DATA, null, CaseFact.DATA_CORRECTED, INTERNAL_STEP);
        // decision: 许可法 37, 38
        row(WORK, CaseCommand.GRANT, DECIDED_GRANTED, CaseFact.CASE_GRANTED, APPLICANT);
        row(WORK, CaseCommand.REFUSE, DECIDED_REFUSED, CaseFact.CASE_REFUSED, APPLICANT);
        row(EnumSet.of(ACCEPTED), CaseCommand.GRANT_INSTANTLY, DECIDED_GRANTED, CaseFact.CASE_GRANTED_INSTANTLY, APPLICANT);
        row(EnumSet.of(ACCEPTED), CaseCommand.REFUSE_INSTANTLY, DECIDED_REFUSED, CaseFact.CASE_REFUSED_INSTANTLY, APPLICANT);
        // result and end: 许可法 39, 44
        row(EnumSet.of(DECIDED_GRANTED), CaseCommand.ISSUE_RESULT, RESULT_ISSUED, CaseFact.RESULT_ISSUED, APPLICANT);
        row(EnumSet.of(DECIDED_GRANTED), CaseCommand.CHARGE, null, CaseFact.FEES_CHARGED, INTERNAL_STEP);
        row(EnumSet.of(DECIDED_GRANTED, DECIDED_REFUSED, RESULT_ISSUED), CaseCommand.DELIVER, DELIVERED, CaseFact.CASE_DELIVERED, APPLICANT);
        row(EnumSet.of(DELIVERED), CaseCommand.CLOSE, CLOSED, CaseFact.CASE_CLOSED, APPLICANT);
        row(EnumSet.of(DECIDED_GRANTED, RESULT_ISSUED, DELIVERED, CLOSED, RATED), CaseCommand.FOLLOW_UP, null, CaseFact.FOLLOW_UP_DONE, INTERNAL_STEP);
        row(EnumSet.of(CLOSED), CaseCommand.RATE, RATED, CaseFact.CASE_RATED, OWN_ACT);
        row(EnumSet.of(CLOSED, RATED, NOT_ACCEPTED, WITHDRAWN, LAPSED, TRANSFERRED), CaseCommand.ARCHIVE, ARCHIVED, CaseFact.CASE_ARCHIVED, STATISTICS_ONLY);
        // side exits
        row(EnumSet.of(SUBMITTED, RECEIVED, CORRECTION, ACCEPTED, HANDLING, SPECIAL_PROCEDURE), CaseCommand.WITHDRAW, WITHDRAWN, CaseFact.CASE_WITHDRAWN, APPLICANT);
        row(RUNNING, CaseCommand.DEEM_WITHDRAWN, WITHDRAWN, CaseFact.CASE_DEEMED_WITHDRAWN, APPLICANT);
        row(EnumSet.of(SUBMITTED, RECEIVED, ACCEPTED, HANDLING), CaseCommand.TRANSFER, TRANSFERRED, CaseFact.CASE_TRANSFERRED, APPLICANT);
    }

    private CaseTransitions() {
    }

    private static void row(Set<CaseState> from, CaseCommand command, @Nullable CaseState to, CaseFact fact, Told told) {
        from.forEach(state -> TABLE.computeIfAbsent(state, none -> new EnumMap<>(CaseCommand.class)).put(command, new Transition(state, command, to, fact, told)));
    }

    static Optional<Transition> find(CaseState state, CaseCommand command) {
        return Optional.ofNullable(TABLE.getOrDefault(state, Map.of()).get(command));
    }

    /** @throws ActNotPossible */
    static Transition get(CaseState state, CaseCommand command) {
        return find(state, command).orElseThrow(() -> new ActNotPossible(command, state));
    }

    static Set<CaseCommand> commands(CaseState state) {
        return TABLE.getOrDefault(state, Map.of()).keySet();
    }
}
