package luoshu.trust.archives;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** 销毁: what was kept long enough is listed by one person and destroyed when another approves. */
public interface Disposals {

    Permission PROPOSE = new Permission("archive.dispose");
    Permission APPROVE = new Permission("archive.approve-disposal");

    Page<DisposalView> list(@Nullable DisposalState state, PageRequest page);

    /** @throws luoshu.kernel.problems.NotFound */
    DisposalView get(UUID id);

    /** @throws luoshu.kernel.problems.Invalid with every package that may not be destroyed, {@code /packages/<place>} */
    DisposalView propose(List<UUID> packages, String reason);

    /**
     * Approving destroys the packages; nothing of them can be had afterwards but their place in the list.
     *
     * @throws luoshu.kernel.problems.Refused 409 when it was decided already, or by the person who proposed it
     */
    DisposalView decide(UUID id, boolean approve, String opinion);
}
