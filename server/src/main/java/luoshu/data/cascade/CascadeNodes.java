package luoshu.data.cascade;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** Other installations and what goes between. Links concern the whole division this one serves: to those whose reach is less they do not exist. */
public interface CascadeNodes {

    Permission READ = new Permission("cascade.read");
    Permission MANAGE = new Permission("cascade.manage");

    /** For everybody who may read: what others register is no secret. */
    OwnNode own();

    /** The one above first, then by division; at most 500. */
    List<NodeView> list();

    /** @throws luoshu.kernel.problems.NotFound */
    NodeView get(UUID id);

    /**
     * Everything that is in force for it goes out from now on.
     *
     * @throws luoshu.kernel.problems.Invalid everything that is wrong at once; a division neither above ours nor within it
     */
    NodeView register(NodeDraft draft);

    /** Another name, address or key; the division stays. */
    NodeView change(UUID id, int version, NodeDraft draft);

    /** Nothing is sent nor heard until it is resumed; what should go is kept. @param reason required */
    NodeView suspend(UUID id, int version, String reason);

    NodeView resume(UUID id, int version);

    /** Newest first. */
    Page<NodeMessage> messages(UUID id, @Nullable String q, @Nullable LetterDirection direction, @Nullable LetterState state, @Nullable LetterKind kind, @Nullable LocalDate day, PageRequest page);

    /**
     * Sends once more, under a new number, what an own message was about, as it is now.
     *
     * @throws luoshu.kernel.problems.Refused {@code cascade-still-waiting}
     */
    NodeMessage again(UUID id, long number);

    /** Those about divisions within reach, newest first. */
    Page<ReturnedRecord> returned(@Nullable String q, @Nullable LocalDate day, PageRequest page);

    CascadeReconciliation reconciliation();
}
