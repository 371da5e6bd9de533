package luoshu.kernel.cases.internal;

import java.util.List;

import luoshu.kernel.access.Permission;
import luoshu.kernel.cases.CaseCommand;
import org.jspecify.annotations.Nullable;

/** What can be granted on cases. Roles collect these (packages/access/roles.yaml). */
final class CasePermissions {

    static final Permission READ = new Permission("case.read");
    static final Permission ACCEPT = new Permission("case.accept");
    static final Permission CORRECT = new Permission("case.correct");
    static final Permission EXAMINE = new Permission("case.examine");
    static final Permission REVIEW = new Permission("case.review");
    static final Permission DECIDE = new Permission("case.decide");
    static final Permission SPECIAL = new Permission("case.special");
    static final Permission EXTEND = new Permission("case.extend");
    static final Permission APPROVE_EXTENSION = new Permission("case.approve-extension");
    static final Permission DELIVER = new Permission("case.deliver");
    static final Permission FILE = new Permission("acceptance.file");
    /** What a task of a case can ask for. */
    static final List<Permission> OF_TASKS = List.of(ACCEPT, EXAMINE, REVIEW, DECIDE, SPECIAL, APPROVE_EXTENSION, DELIVER);

    private CasePermissions() {
    }

    /** What an official needs for a command; null when it is the task's own permission, or no command of officials. */
    static @Nullable Permission of(CaseCommand command) {
        return switch (command) {
            case RECEIVE, ACCEPT, REJECT_ACCEPTANCE, TRANSFER -> ACCEPT;
            case REQUEST_CORRECTION -> CORRECT;
            case START_SPECIAL, END_SPECIAL -> SPECIAL;
            case REQUEST_EXTENSION -> EXTEND;
            case APPROVE_EXTENSION, REFUSE_EXTENSION -> APPROVE_EXTENSION;
            case GRANT, REFUSE -> DECIDE;
            case ISSUE_RESULT, DELIVER, CLOSE -> DELIVER;
            case FOLLOW_UP -> EXAMINE;
            case PASS, RETURN, SUBMIT, TAKE_IN, DEEM_ACCEPTED, ANSWER_CORRECTION, LAPSE, ADVANCE_FLOW, GRANT_INSTANTLY, REFUSE_INSTANTLY, CHARGE, WITHDRAW, DEEM_WITHDRAWN, SUPPLY_DEFERRED,
                 RATE, ARCHIVE, CORRECT_DATA -> null;
        };
    }
}
