package luoshu.data.gateway.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Subject;
import luoshu.kernel.organs.Organ;
import luoshu.trust.messages.Messages;
import luoshu.trust.messages.Notice;
import luoshu.trust.messages.Recipient;
import org.springframework.stereotype.Component;

/** What organs are told of the services they call and of their systems. */
@Component
class GatewayNews {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private final Messages messages;

    GatewayNews(Messages messages) {
        this.messages = messages;
    }

    /** An organ that calls a service under contracts, and what it gets. */
    record Caller(String organ, String resources) {
    }

    void announced(ServiceFile service, UUID maintenance, String text, Instant from, Instant until, List<Caller> callers) {
        tell(service, "maintenance:" + maintenance, "gateway.maintenance", text, from, until, callers);
    }

    void withdrawn(ServiceFile service, UUID maintenance, Instant from, Instant until, List<Caller> callers) {
        tell(service, "maintenance:" + maintenance + ":withdrawn", "gateway.maintenance-withdrawn", "", from, until, callers);
    }

    private void tell(ServiceFile service, String key, String template, String text, Instant from, Instant until, List<Caller> callers) {
        messages.notify(callers.stream().map(caller -> new Notice(key, Recipient.organ(caller.organ()), template,
                Map.of("organName", service.organName(), "service", service.name(), "resources", caller.resources(), "from", WHEN.format(from), "until", WHEN.format(until), "text", text), null, service.subject())).toList());
    }

    void suspended(SystemQueries.SystemFile system, Organ by, String why) {
        tell(system, by, "gateway.system-suspended", why);
    }

    void resumed(SystemQueries.SystemFile system, Organ by, String why) {
        tell(system, by, "gateway.system-resumed", why);
    }

    /** To its own organ, whoever did it. */
    private void tell(SystemQueries.SystemFile system, Organ by, String template, String why) {
        messages.notify(new Notice(template + ":" + UUID.randomUUID(), Recipient.organ(system.organ()), template, Map.of("organName", by.name(), "system", system.name(), "why", why), null, new Subject(by.code().value(), by.duty(), by.region().value(), 0)));
    }
}
