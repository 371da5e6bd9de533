package luoshu.data.gateway;

import java.util.List;
import java.util.UUID;

/** Maintenance 维护公告: announced by the provider, told to every organ with a contract in use, kept to by every node within a second. */
public interface Maintenances {

    /** Takes {@link SharedServices#MANAGE}. @throws luoshu.kernel.problems.Invalid everything that is wrong with it; at most 20 are to come */
    ServiceView announce(UUID service, MaintenanceDraft draft);

    /** Calls off one that is to come, or ends one that is on. */
    ServiceView withdraw(UUID service, UUID maintenance);

    /** Now and to come, of services that organs in reach of {@link ConsumerSystems#MANAGE} have contracts about; soonest first, at most 100. */
    List<ExpectedMaintenance> expected();
}
