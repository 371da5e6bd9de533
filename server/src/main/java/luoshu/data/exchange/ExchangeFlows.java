package luoshu.data.exchange;

import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** Flows of tables between data sources, and their runs. What is out of reach does not exist. */
public interface ExchangeFlows {

    Permission MANAGE = new Permission("exchange.manage");

    Page<ExchangeFlowRow> list(@Nullable String q, PageRequest page);

    /** @throws luoshu.kernel.problems.NotFound */
    ExchangeFlowView get(UUID id);

    /** @throws luoshu.kernel.problems.Invalid everything that is wrong with it, at once */
    ExchangeFlowView create(ExchangeFlowDraft draft);

    /** What was checked before counts no more. @throws luoshu.kernel.problems.Refused while a run is open */
    ExchangeFlowView save(UUID id, int version, ExchangeFlowDraft draft);

    void remove(UUID id, int version);

    /** Looks at both tables. Must not run in a transaction: it waits for other servers. */
    ExchangeCheck check(UUID id);

    /** Begins a run. {@code anew}: an incremental one from the first row, whatever was exchanged before. @throws luoshu.kernel.problems.Refused unchecked, or while one is open */
    ExchangeRun start(UUID id, boolean anew);

    Page<ExchangeRun> runs(UUID id, PageRequest page);

    ExchangeRun run(UUID id, UUID run);

    /** Behind the chunk it is at. */
    ExchangeRun pause(UUID id, UUID run);

    /** Goes on behind what is at the target. */
    ExchangeRun resume(UUID id, UUID run);

    /** Nothing of a full exchange stays; rows an incremental one has merged do. A capture gives back what the source keeps for it. */
    ExchangeRun cancel(UUID id, UUID run);

    /** Both ends of a run that captures changes are compared at the next place of the log it comes to. @throws luoshu.kernel.problems.Refused for other runs */
    ExchangeRun reconcile(UUID id, UUID run);

    Page<ExchangeRejection> rejections(UUID id, UUID run, PageRequest page);

    /** Reads the rows that were kept back again and sends those that pass now, as a job. @throws luoshu.kernel.problems.Refused while a run of the flow is at work */
    void resend(UUID id, UUID run);
}
