package luoshu.data.quality;

import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * 质量工单: what breaks a rule badly enough becomes a ticket of the organ that answers for the data, with a limit in working days. It ends when a later run finds nothing, or when the data authority accepts why it cannot be otherwise.
 * What is out of reach does not exist.
 */
public interface QualityTickets {

    Permission READ = new Permission("quality.read");
    /** Accept or reject explanations. Answering takes {@link QualityRules#MANAGE}. */
    Permission JUDGE = new Permission("quality.judge");

    /** Open ones first, those due soonest before others. {@code state}: absent: all. */
    Page<QualityTicketRow> list(@Nullable String q, @Nullable QualityTicketState state, PageRequest page);

    /** @throws luoshu.kernel.problems.NotFound */
    QualityTicket get(UUID id);

    /** Says that it is mended: the next run proves it or opens it again. @throws luoshu.kernel.problems.Refused {@code act-not-possible} */
    QualityTicket rectify(UUID id, int version, String note);

    /** Says why the data are right although the rule fails, or cannot be mended. */
    QualityTicket explain(UUID id, int version, String note);

    /** By another than who explained. Until more rows fail than now the rule opens no other ticket. @throws luoshu.kernel.problems.Refused {@code quality-own-explanation} */
    QualityTicket accept(UUID id, int version, String note);

    /** @param note why, for the organ */
    QualityTicket reject(UUID id, int version, String note);
}
