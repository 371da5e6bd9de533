package luoshu.data.gateway;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** Services of organs behind the gateway. What is out of reach does not exist. */
public interface SharedServices {

    Permission MANAGE = new Permission("gateway.service");

    Page<ServiceRow> list(@Nullable String q, PageRequest page);

    /** @throws luoshu.kernel.problems.NotFound */
    ServiceView get(UUID id);

    /** @throws luoshu.kernel.problems.Invalid everything that is wrong with it, at once */
    ServiceView create(ServiceDraft draft);

    ServiceView save(UUID id, int version, ServiceDraft draft);

    void remove(UUID id, int version);

    /**
     * Reads the document again and says what is different. Must not run in a transaction: it waits for somebody else's server.
     *
     * @throws luoshu.kernel.problems.Refused {@code service-document-unreadable} with the reason as {@code why}; {@code stale-version} if somebody saved the service meanwhile
     */
    ServiceRefreshed refresh(UUID id);

    ServiceView open(UUID id, OperationUse use);

    /** Addresses and names that may be reached, as configured; empty: none. */
    List<String> hosts();
}
