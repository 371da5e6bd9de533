package luoshu.service.monitoring.internal;

import java.time.DateTimeException;
import java.time.LocalDate;

import luoshu.kernel.problems.Invalid;
import luoshu.service.monitoring.Monitoring;
import org.jspecify.annotations.Nullable;

/** Reads the filters as they stand in the address. Without a period: this year. */
public final class MonitoringFilter {

    private MonitoringFilter() {
    }

    public static Monitoring.Filter of(@Nullable String region, @Nullable String from, @Nullable String to, @Nullable String groupBy, LocalDate today) {
        return new Monitoring.Filter(region == null || region.isBlank() ? null : region, day(from, "/from", today.withDayOfYear(1)), day(to, "/to", today), group(groupBy));
    }

    private static LocalDate day(@Nullable String text, String pointer, LocalDate otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 2000 || day.getYear() > 2199) {
                throw new Invalid(pointer, "out-of-range", "日期超出范围");
            }
            return day;
        } catch (DateTimeException notOne) {
            throw new Invalid(pointer, "date", "日期格式为 yyyy-MM-dd");
        }
    }

    private static Monitoring.GroupBy group(@Nullable String text) {
        return switch (text) {
            case null -> Monitoring.GroupBy.region;
            case "", "region" -> Monitoring.GroupBy.region;
            case "organ" -> Monitoring.GroupBy.organ;
            case "matter" -> Monitoring.GroupBy.matter;
            default -> throw new Invalid("/groupBy", "unknown", "只能按区划、机关或事项汇总");
        };
    }
}
