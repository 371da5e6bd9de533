package luoshu.data.gateway;

import java.time.Instant;
import java.util.List;

/** A window of a service that organs in reach call under a contract. {@code resources}: what they get from it; {@code on}: at this moment. */
public record ExpectedMaintenance(String serviceName, String providerName, List<String> resources, String text, Instant from, Instant until, boolean on) {

    public ExpectedMaintenance {
        resources = List.copyOf(resources);
    }
}
