package luoshu.data.gateway;

import java.util.Map;
import java.util.UUID;

/** Tables served as an API 库表服务: the platform asks them itself, so the organ runs no server. Otherwise they are services like any other: {@link SharedServices}. None of this may run in a transaction: it waits for somebody else's server. */
public interface TableServices {

    /**
     * Looks at the table and opens it under its entry.
     *
     * @throws luoshu.kernel.problems.Invalid everything that is wrong with it, at once
     * @throws luoshu.kernel.problems.Refused {@code source-unavailable}
     */
    ServiceView create(TableServiceDraft draft);

    ServiceView save(UUID id, int version, TableServiceDraft draft);

    /** OpenAPI 3.1, as callers are to see it. */
    Map<String, Object> document(UUID id);
}
