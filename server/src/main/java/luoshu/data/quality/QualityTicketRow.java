package luoshu.data.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A ticket in the list. {@code rules}: name of the rule set; {@code failed}: rows in the newest run; {@code overdue}: it is not ended, and its last day is over. */
public record QualityTicketRow(UUID id, String organName, Text rules, Text rule, String table, RuleSeverity severity, QualityTicketState state, long failed, long checked, Instant openedAt, @Nullable LocalDate due, boolean overdue,
                               int reopened) {
}
