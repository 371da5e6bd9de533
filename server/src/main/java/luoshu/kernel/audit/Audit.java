package luoshu.kernel.audit;

import java.util.List;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.internal.AuditQueries;
import luoshu.kernel.database.SqlPart;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes the audit. {@link #record} joins the caller's transaction: an act and its audit are one. */
@Component
public class Audit {

    private final AuditQueries queries;
    private final Access access;

    Audit(AuditQueries queries, Access access) {
        this.queries = queries;
        this.access = access;
    }

    @Transactional
    public void record(Act act) {
        write(access.actor(), act);
    }

    /** Many acts in one statement. */
    @Transactional
    public void record(List<Act> acts) {
        if (!acts.isEmpty()) {
            queries.append(access.actor(), acts, MDC.get("requestId"), MDC.get("address"));
        }
    }

    /** For acts of somebody who is not (yet) the actor of the request: sign-in, failed sign-in. */
    @Transactional
    public void record(Actor actor, Act act) {
        write(actor, act);
    }

    /** In a transaction of its own, so that it stays when the refused act is rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void recordApart(Act act) {
        write(access.actor(), act);
    }

    /**
     * The same record as a part of the caller's own statement, written only if the expression {@code guard} has a row: an act that changes one row is one round trip.
     * The guard's column {@code number} becomes the case number.
     */
    public SqlPart part(Act act, String guard) {
        return queries.part(access.actor(), act, guard, MDC.get("requestId"), MDC.get("address"));
    }

    private void write(Actor actor, Act act) {
        queries.append(actor, List.of(act), MDC.get("requestId"), MDC.get("address"));
    }
}
