package luoshu.data.quality;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a rule found, run by run. */
public record RuleTrend(String table, String rule, List<RuleTrendPoint> points) {

    public record RuleTrendPoint(UUID run, Instant at, long checked, long failed) {
    }
}
