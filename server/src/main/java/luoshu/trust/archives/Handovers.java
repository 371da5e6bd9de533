package luoshu.trust.archives;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.jobs.Job;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** 移交: packages kept for long go to the archive institution, which answers with a receipt. */
public interface Handovers {

    Permission HAND_OVER = new Permission("archive.hand-over");

    Page<HandoverView> list(@Nullable HandoverState state, PageRequest page);

    /** @throws luoshu.kernel.problems.NotFound */
    HandoverView get(UUID id);

    /**
     * Checks every package and lists those that pass, as a job; one that fails ends it and is named.
     *
     * @throws luoshu.kernel.problems.Invalid with every package that cannot be handed over, {@code /packages/<place>}
     */
    Job prepare(List<UUID> packages);

    /** Sends a batch and takes the receipt, as a job. {@code carrierSafe}: the item of the check that a person answers for. */
    Job send(UUID id, boolean carrierSafe);
}
