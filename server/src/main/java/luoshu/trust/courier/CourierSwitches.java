package luoshu.trust.courier;

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
import luoshu.trust.courier.internal.CourierQueries;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The switches of the simulated courier: to rehearse what happens when it is late, repeats itself, or brings parcels back. */
@Component
@ConditionalOnProperty(name = "luoshu.courier.simulated", matchIfMissing = true)
public class CourierSwitches {

    public static final Permission MANAGE = new Permission("courier.manage");
    private static final int LONGEST_MILLIS = 86_400_000;
    private static final int MOST_COPIES = 20;
    private final CourierQueries queries;
    private final Access access;
    private final Audit audit;

    CourierSwitches(CourierQueries queries, Access access, Audit audit) {
        this.queries = queries;
        this.access = access;
        this.audit = audit;
    }

    public CourierState get() {
        access.require(MANAGE);
        return queries.state();
    }

    /** 412 when {@code wanted.version} is not current. In force on every node at once. */
    @Transactional
    public CourierState set(CourierState wanted) {
        access.require(MANAGE);
        List<FieldError> errors = new ArrayList<>();
        within(wanted.stepMillis(), LONGEST_MILLIS, "/stepMillis", errors);
        within(wanted.copies(), MOST_COPIES, "/copies", errors);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        if (!queries.set(wanted)) {
            throw IfMatch.stale();
        }
        audit.record(Act.done("courier.switch", "courier:simulated").with(Map.of("stepMillis", wanted.stepMillis(), "outcome", wanted.outcome().name(), "copies", wanted.copies(),
                "backwards", wanted.backwards(), "outage", wanted.outage())));
        return queries.state();
    }

    private static void within(int value, int most, String pointer, List<FieldError> errors) {
        if (value < 0 || value > most) {
            errors.add(new FieldError(pointer, "out-of-range", "应在 0—" + most + " 之间"));
        }
    }
}
