package luoshu.data.gateway.internal;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import luoshu.data.gateway.ServiceHealth;
import org.springframework.stereotype.Component;

/** One for each service and environment, on this node. */
@Component
class Breakers {

    private record Place(UUID service, boolean test) {
    }

    private final ConcurrentHashMap<Place, Breaker> all = new ConcurrentHashMap<>();
    private final GatewaySettings settings;

    Breakers(GatewaySettings settings) {
        this.settings = settings;
    }

    Breaker of(UUID service, boolean test) {
        return all.computeIfAbsent(new Place(service, test), _ -> new Breaker(settings.failures(), settings.rest()));
    }

    ServiceHealth health(UUID service) {
        Breaker known = all.get(new Place(service, false));
        return known == null ? new ServiceHealth(ServiceHealth.State.CLOSED, 0, 0) : known.health();
    }
}
