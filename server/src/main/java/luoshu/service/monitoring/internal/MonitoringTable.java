package luoshu.service.monitoring.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import luoshu.kernel.access.Access;
import luoshu.kernel.jobs.TableSource;
import luoshu.service.monitoring.Monitoring;
import luoshu.service.monitoring.MonitoringSummary;
import org.springframework.stereotype.Component;

/** The figures as an Excel table. */
@Component
class MonitoringTable implements TableSource {

    private final Monitoring monitoring;
    private final Access access;
    private final Clock clock;

    MonitoringTable(Monitoring monitoring, Access access, Clock clock) {
        this.monitoring = monitoring;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public String list() {
        return "monitoring";
    }

    @Override
    public void require() {
        access.require(Monitoring.READ);
    }

    @Override
    public String title() {
        return "效能监察";
    }

    @Override
    public List<String> headers() {
        return List.of("编码", "名称", "收件", "受理", "在办", "办结", "绿灯", "黄灯", "红灯（超期）", "按时办结率", "平均用时（天）");
    }

    @Override
    public void rows(Map<String, String> query, RowSink sink) {
        List<MonitoringSummary.Row> rows = monitoring.summary(MonitoringFilter.of(query.get("region"), query.get("from"), query.get("to"), query.get("groupBy"), LocalDate.now(clock))).rows();
        sink.total(rows.size());
        rows.forEach(r -> sink.row(List.of(r.key(), r.name(), r.received(), r.accepted(), r.running(), r.closed(), r.green(), r.yellow(), r.red(), r.onTimeRate(), r.meanDays())));
    }
}
