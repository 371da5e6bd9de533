package luoshu.trust.registers;

import java.util.List;
import java.util.Map;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Permission;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.requests.IfMatch;
import luoshu.trust.registers.internal.RegisterQueries;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The switches of the simulated registers: to rehearse what happens when one is slow, flaky or away. */
@Component
@ConditionalOnProperty(name = "luoshu.registers.simulated", matchIfMissing = true)
public class RegisterSwitches {

    public static final Permission MANAGE = new Permission("register.manage");

    private final RegisterQueries queries;
    private final Access access;
    private final Audit audit;

    RegisterSwitches(RegisterQueries queries, Access access, Audit audit) {
        this.queries = queries;
        this.access = access;
        this.audit = audit;
    }

    public List<RegisterState> list() {
        access.require(MANAGE);
        return queries.states();
    }

    /** 412 when {@code version} is not current. In force on every node at the next call. */
    @Transactional
    public RegisterState set(String code, boolean outage, int latencyMillis, int failurePermille, int version) {
        access.require(MANAGE);
        if (latencyMillis < 0 || latencyMillis > 10_000) {
            throw new Invalid(List.of(new FieldError("/latencyMillis", "out-of-range", "延迟应在 0—10000 毫秒之间")));
        }
        if (failurePermille < 0 || failurePermille > 1000) {
            throw new Invalid(List.of(new FieldError("/failurePermille", "out-of-range", "失败率应在千分之 0—1000 之间")));
        }
        if (queries.findState(code).isEmpty()) {
            throw new NotFound("register");
        }
        if (!queries.setState(code, outage, latencyMillis, failurePermille, version)) {
            throw IfMatch.stale();
        }
        audit.record(Act.done("register.switch", "register:" + code).with(Map.of("outage", outage, "latencyMillis", latencyMillis, "failurePermille", failurePermille)));
        return queries.findState(code).orElseThrow();
    }
}
