package luoshu.data.quality;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A rule set. {@code nextAt}: when it runs by itself; {@code latest}: its newest run, complete or not. */
public record RuleSetView(UUID id, String organ, String organName, UUID source, String sourceName, Text name, int version, String file, List<RuleLine> rules, @Nullable RuleSchedule schedule, @Nullable Instant nextAt,
                          @Nullable QualityRun latest, Instant changedAt, String changedBy) {

    /** A rule as it is listed; {@code kind}: what it checks, a key of the file. */
    public record RuleLine(String table, Text tableTitle, String code, Text name, RuleSeverity severity, String kind) {
    }
}
