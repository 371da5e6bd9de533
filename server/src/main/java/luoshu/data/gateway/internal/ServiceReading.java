package luoshu.data.gateway.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import luoshu.data.gateway.ServiceDiff;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import org.springframework.stereotype.Component;

/** Keeps what a document tells of a service, and says what it tells differently than the one before it. */
@Component
class ServiceReading {

    private final ServiceQueries queries;
    private final Changes changes;
    private final Audit audit;
    private final Clock clock;

    ServiceReading(ServiceQueries queries, Changes changes, Audit audit, Clock clock) {
        this.queries = queries;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /** In the transaction in which the service is locked. */
    ServiceDiff apply(UUID service, List<OpenApiDocument.Told> told) {
        Instant now = clock.instant();
        Map<String, String> before = new HashMap<>(queries.digests(service));
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        Set<String> still = new HashSet<>();
        for (OpenApiDocument.Told one : told) {
            still.add(one.key());
            String digest = before.get(one.key());
            if (!one.digest().equals(digest)) {
                (digest == null ? added : changed).add(one.key());
                queries.put(service, one, now);
            }
        }
        List<String> removed = before.keySet().stream().filter(key -> !still.contains(key)).sorted().toList();
        removed.forEach(key -> queries.gone(service, key.substring(0, key.indexOf(' ')), key.substring(key.indexOf(' ') + 1), now));
        queries.read(service, now);
        changed("refresh", service, Map.of("added", added.size(), "removed", removed.size(), "changed", changed.size()));
        return new ServiceDiff(added.stream().sorted().toList(), removed, changed.stream().sorted().toList());
    }

    /** Every node learns of it; in the transaction of the change. */
    void changed(String act, UUID service, Map<String, Object> detail) {
        changes.announce();
        audit.record(Act.done("gateway.service-" + act, "service:" + service).with(detail));
    }
}
