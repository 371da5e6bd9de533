package luoshu.data.quality;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A ticket.
 *
 * @param ruleSet the rules it is of
 * @param code    of the rule
 * @param limit   working days
 * @param basis   where the limit comes from
 * @param sample  keys of rows that failed in the newest run, masked
 * @param trend   of the rule over the last runs; absent: the rules are gone
 */
public record QualityTicket(QualityTicketRow row, UUID ruleSet, String code, int limit, String basis, List<String> sample, List<QualityTicketAct> acts, @Nullable RuleTrend trend, int version, boolean mayAnswer, boolean mayJudge) {

    public QualityTicket {
        sample = List.copyOf(sample);
        acts = List.copyOf(acts);
    }
}
