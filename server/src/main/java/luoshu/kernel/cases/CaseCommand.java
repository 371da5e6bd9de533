package luoshu.kernel.cases;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody, or the clock, does to a case. In HTTP the name is kebab-case. */
public enum CaseCommand {
    SUBMIT, TAKE_IN, RECEIVE, ACCEPT, DEEM_ACCEPTED, REQUEST_CORRECTION, ANSWER_CORRECTION, LAPSE, REJECT_ACCEPTANCE, PASS, RETURN, ADVANCE_FLOW, START_SPECIAL, END_SPECIAL,
    REQUEST_EXTENSION, APPROVE_EXTENSION, REFUSE_EXTENSION, GRANT, REFUSE, GRANT_INSTANTLY, REFUSE_INSTANTLY, CHARGE, ISSUE_RESULT, DELIVER, CLOSE, WITHDRAW, DEEM_WITHDRAWN,
    SUPPLY_DEFERRED, TRANSFER, FOLLOW_UP, RATE, ARCHIVE, CORRECT_DATA;

    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<CaseCommand> ofPath(String path) {
        return Arrays.stream(values()).filter(command -> command.path().equals(path)).findFirst();
    }
}
