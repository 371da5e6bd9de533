package luoshu.data.operation.internal;

import luoshu.data.gateway.ConsumerSystem;
import luoshu.data.gateway.ConsumerSystems;
import luoshu.data.gateway.SystemSuspension;
import luoshu.kernel.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets the systems of an agreement ask, or not: from the next call on, on every node within a second. Resumes only what it suspended itself. */
@Component
class OperationDoor {

    private static final String MARK = "授权运营协议 ";
    private final ConsumerSystems systems;
    private final Access access;

    OperationDoor(ConsumerSystems systems, Access access) {
        this.systems = systems;
        this.access = access;
    }

    /** What is suspended already, by whomever, stays so. @param why half a sentence */
    void close(AgreementFile agreement, String why) {
        access.asPlatform("operation", () -> {
            agreement.asking().stream().map(systems::get).filter(system -> system.suspension() == null).forEach(system -> systems.suspend(system.id(), MARK + agreement.number() + " " + why));
            return true;
        });
    }

    void open(AgreementFile agreement) {
        access.asPlatform("operation", () -> {
            agreement.asking().stream().map(systems::get).filter(OperationDoor::closedHere).forEach(system -> systems.resume(system.id(), MARK + agreement.number() + " 生效"));
            return true;
        });
    }

    private static boolean closedHere(ConsumerSystem system) {
        @Nullable SystemSuspension suspension = system.suspension();
        return suspension != null && suspension.over() && suspension.why().startsWith(MARK);
    }
}
