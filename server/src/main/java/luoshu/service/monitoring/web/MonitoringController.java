package luoshu.service.monitoring.web;

import java.time.Clock;
import java.time.LocalDate;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.problems.Invalid;
import luoshu.service.monitoring.Monitoring;
import luoshu.service.monitoring.MonitoringSummary;
import luoshu.service.monitoring.internal.MonitoringFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Efficiency supervision for officials. */
@RestController
class MonitoringController {

    private final Monitoring monitoring;
    private final Access access;
    private final Clock clock;

    MonitoringController(Monitoring monitoring, Access access, Clock clock) {
        this.monitoring = monitoring;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping("/api/work/monitoring/summary")
    MonitoringSummary summary(@RequestParam(required = false) @Nullable String region, @RequestParam(required = false) @Nullable String from,
                              @RequestParam(required = false) @Nullable String to, @RequestParam(required = false) @Nullable String groupBy) {
        access.require(Monitoring.READ);
        return monitoring.summary(MonitoringFilter.of(region, from, to, groupBy, LocalDate.now(clock)));
    }

    @PostMapping("/api/work/monitoring/urge")
    @Asks("monitoring.urge")
    Urged urge(@RequestBody UrgeBody body) {
        if (body.caseNumber == null || body.caseNumber.isBlank()) {
            throw new Invalid("/caseNumber", "required", "请说明督办哪个办件");
        }
        if (body.text == null || body.text.isBlank() || body.text.length() > 500) {
            throw new Invalid("/text", "required", "请写明督办要求，最多 500 字");
        }
        return new Urged(monitoring.urge(body.caseNumber.strip(), body.text.strip()));
    }

    record UrgeBody(@Nullable String caseNumber, @Nullable String text) {
    }

    /** {@code recipients}: how many inboxes the reminder went to. */
    record Urged(int recipients) {
    }
}
