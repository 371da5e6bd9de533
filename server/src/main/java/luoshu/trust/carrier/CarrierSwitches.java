package luoshu.trust.carrier;

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
import luoshu.trust.carrier.internal.CarrierQueries;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The switches of the simulated gateway: to rehearse what happens when it is late, repeats itself, or errs. */
@Component
@ConditionalOnProperty(name = "luoshu.carrier.simulated", matchIfMissing = true)
public class CarrierSwitches {

    public static final Permission MANAGE = new Permission("carrier.manage");
    private static final int LONGEST_MILLIS = 600_000;
    private static final int MOST_COPIES = 50;
    private final CarrierQueries queries;
    private final Access access;
    private final Audit audit;

    CarrierSwitches(CarrierQueries queries, Access access, Audit audit) {
        this.queries = queries;
        this.access = access;
        this.audit = audit;
    }

    public CarrierState get() {
        access.require(MANAGE);
        return queries.state();
    }

    /** 412 when {@code wanted.version} is not current. In force on every node at once. */
    @Transactional
    public CarrierState set(CarrierState wanted) {
        access.require(MANAGE);
        List<FieldError> errors = new ArrayList<>();
        within(wanted.receiptDelayMillis(), LONGEST_MILLIS, "/receiptDelayMillis", errors);
        within(wanted.receiptCopies(), MOST_COPIES, "/receiptCopies", errors);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        if (!queries.set(wanted)) {
            throw IfMatch.stale();
        }
        audit.record(Act.done("carrier.switch", "carrier:simulated").with(Map.of("receiptDelayMillis", wanted.receiptDelayMillis(), "receiptCopies", wanted.receiptCopies(),
                "refuse", wanted.refuse(), "outage", wanted.outage(), "unreachable", wanted.unreachable(), "disorder", wanted.disorder())));
        return queries.state();
    }

    private static void within(int value, int most, String pointer, List<FieldError> errors) {
        if (value < 0 || value > most) {
            errors.add(new FieldError(pointer, "out-of-range", "应在 0—" + most + " 之间"));
        }
    }
}
