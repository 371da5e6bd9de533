package luoshu.data.gateway.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.data.gateway.ConsumerSystems;
import luoshu.data.gateway.ExpectedMaintenance;
import luoshu.data.gateway.MaintenanceDraft;
import luoshu.data.gateway.Maintenances;
import luoshu.data.gateway.ServiceView;
import luoshu.data.gateway.SharedServices;
import luoshu.kernel.access.Access;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class DefaultMaintenances implements Maintenances {

    private static final int LONGEST_TEXT = 500;
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int MOST = 20;
    private final SharedServices services;
    private final ServiceQueries files;
    private final MaintenanceQueries queries;
    private final ServiceReading reading;
    private final GatewayNews news;
    private final Access access;
    private final Clock clock;

    DefaultMaintenances(SharedServices services, ServiceQueries files, MaintenanceQueries queries, ServiceReading reading, GatewayNews news, Access access, Clock clock) {
        this.services = services;
        this.files = files;
        this.queries = queries;
        this.reading = reading;
        this.news = news;
        this.access = access;
        this.clock = clock;
    }

    @Override
    @Transactional
    public ServiceView announce(UUID service, MaintenanceDraft draft) {
        ServiceFile file = within(files.lock(service));
        Instant now = clock.instant();
        check(draft, now);
        if (queries.toCome(service, now) >= MOST) {
            throw new Refused(Problem.Kind.CONFLICT, "too-many-windows", "at most " + MOST + " windows are announced at a time", Map.of("limit", MOST));
        }
        UUID id = queries.insert(service, draft, access.actor(), now);
        reading.changed("maintain", service, Map.of("from", draft.from().toString(), "until", draft.until().toString()));
        news.announced(file, id, draft.text().strip(), draft.from(), draft.until(), queries.callers(service));
        return services.get(service);
    }

    private static void check(MaintenanceDraft draft, Instant now) {
        ServiceBounds bounds = new ServiceBounds();
        bounds.text("/text", draft.text(), LONGEST_TEXT, "请写明维护内容");
        if (!draft.from().isBefore(draft.until())) {
            bounds.error(new FieldError("/until", "before-start", "不能早于开始时间"));
        } else if (!draft.until().isAfter(now)) {
            bounds.error(new FieldError("/until", "past", "时间已经过去"));
        } else if (Duration.between(draft.from(), draft.until()).compareTo(LONGEST) > 0 || draft.until().isAfter(now.plus(Duration.ofDays(366)))) {
            bounds.error(new FieldError("/until", "too-long", "一次维护不超过 " + LONGEST.toDays() + " 天，最多提前一年公告"));
        }
        bounds.done();
    }

    @Override
    @Transactional
    public ServiceView withdraw(UUID service, UUID maintenance) {
        ServiceFile file = within(files.lock(service));
        MaintenanceQueries.Window window = queries.withdraw(service, maintenance, clock.instant()).orElseThrow(() -> new NotFound("maintenance"));
        reading.changed("maintain-withdraw", service, Map.of("maintenance", maintenance.toString()));
        news.withdrawn(file, maintenance, window.from(), window.until(), queries.callers(service));
        return services.get(service);
    }

    @Override
    public List<ExpectedMaintenance> expected() {
        access.require(ConsumerSystems.MANAGE);
        return queries.expected(access.scope(ConsumerSystems.MANAGE), clock.instant());
    }

    private ServiceFile within(Optional<ServiceFile> file) {
        access.require(SharedServices.MANAGE);
        return file.filter(one -> access.allows(SharedServices.MANAGE, one.subject())).orElseThrow(() -> new NotFound("service"));
    }
}
