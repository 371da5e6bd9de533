package luoshu.service.monitoring;

import java.time.Instant;
import java.util.List;

/** The whole, and one row per region, organ or matter. {@code key} is the filter value of the case list for drilling down. */
public record MonitoringSummary(MonitoringFigures totals, List<Row> rows, Instant asOf) {

    public record Row(String key, String name, long received, long accepted, long running, long closed, long green, long yellow, long red, long overdue, double onTimeRate, double meanDays) {

        static Row of(String key, String name, MonitoringFigures f) {
            return new Row(key, name, f.received(), f.accepted(), f.running(), f.closed(), f.green(), f.yellow(), f.red(), f.overdue(), f.onTimeRate(), f.meanDays());
        }
    }
}
