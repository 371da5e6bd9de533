package luoshu.data.exchange.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** The control columns of one change: cd_operation, cd_time, cd_batch, as the national exchange tables have them. */
record MarkOf(String operation, Instant at, String batch) {

    /** The day and a number of five digits. */
    static final int LONGEST_BATCH = 13;
    /** Batches of a day beyond this one bear its number, too. */
    private static final long MOST = 99_999;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(CHINA);
    /** Read rightly by columns with a zone and by those without one, which hold the time of China. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSxxx", Locale.ROOT).withZone(CHINA);

    String time() {
        return TIME.format(at);
    }

    /** The batch behind {@code last}; null: there was none. */
    static String next(@Nullable String last, Instant now) {
        String day = DAY.format(now);
        long number = last == null || !last.startsWith(day) ? 1 : Long.parseLong(last.substring(day.length())) + 1;
        return day + String.format(Locale.ROOT, "%05d", Math.min(number, MOST));
    }
}
