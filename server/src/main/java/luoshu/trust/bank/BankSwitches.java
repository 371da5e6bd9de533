package luoshu.trust.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.requests.IfMatch;
import luoshu.trust.bank.internal.BankQueries;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The switches of the simulated bank: to rehearse what happens when it is late, repeats itself, or errs. */
@Component
@ConditionalOnProperty(name = "luoshu.bank.simulated", matchIfMissing = true)
public class BankSwitches {

    public static final Permission MANAGE = new Permission("bank.manage");
    private static final int LONGEST_MILLIS = 600_000;
    private static final int MOST_COPIES = 50;
    private final BankQueries queries;
    private final Access access;
    private final Audit audit;

    BankSwitches(BankQueries queries, Access access, Audit audit) {
        this.queries = queries;
        this.access = access;
        this.audit = audit;
    }

    public BankState get() {
        access.require(MANAGE);
        return queries.state();
    }

    /** 412 when {@code wanted.version} is not current. In force on every node at once. */
    @Transactional
    public BankState set(BankState wanted) {
        access.require(MANAGE);
        List<FieldError> errors = new ArrayList<>();
        within(wanted.callbackDelayMillis(), LONGEST_MILLIS, "/callbackDelayMillis", errors);
        within(wanted.callbackCopies(), MOST_COPIES, "/callbackCopies", errors);
        within(wanted.refundDelayMillis(), LONGEST_MILLIS, "/refundDelayMillis", errors);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        if (!queries.set(wanted)) {
            throw IfMatch.stale();
        }
        audit.record(Act.done("bank.switch", "bank:sandbox").with(Map.of("callbackDelayMillis", wanted.callbackDelayMillis(), "callbackCopies", wanted.callbackCopies(), "refundDelayMillis",
                wanted.refundDelayMillis(), "refusePayments", wanted.refusePayments(), "refuseRefunds", wanted.refuseRefunds(), "outage", wanted.outage(), "statementFault",
                wanted.statementFault().name())));
        return queries.state();
    }

    private static void within(int value, int most, String pointer, List<FieldError> errors) {
        if (value < 0 || value > most) {
            errors.add(new FieldError(pointer, "out-of-range", "应在 0—" + most + " 之间"));
        }
    }
}
