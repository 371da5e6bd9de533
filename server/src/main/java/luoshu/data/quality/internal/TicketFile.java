package luoshu.data.quality.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.data.quality.QualityTicketState;
import luoshu.data.quality.RuleSeverity;
import luoshu.kernel.access.Subject;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A ticket as it is kept. {@code rules}: name of the rule set. */
record TicketFile(UUID id, UUID ruleSet, Text rules, String table, String rule, Text name, RuleSeverity severity, String organ, String organName, String duty, String region, QualityTicketState state, long failed, long checked,
                  List<String> sample, Instant openedAt, int limitDays, @Nullable LocalDate due, int reopened, @Nullable Long explained, int version) {

    Subject subject() {
        return new Subject(organ, duty, region, 0);
    }
}
