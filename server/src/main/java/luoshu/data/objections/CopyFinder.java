package luoshu.data.objections;

import java.util.List;
import java.util.Optional;

/** Extension point: one kind of copy – where it is found, what the platform can do about it itself, and what an answer about it takes. */
public interface CopyFinder {

    CopyKind kind();

    /** Copies of a value as they are known now, at most 500. */
    List<Copy> find(Datum datum);

    /** What the platform does at once, without asking anybody; empty: the owner is asked. */
    default Optional<CopyOutcome> settle(Copy copy) {
        return Optional.empty();
    }

    /** The owner says {@code outcome}: does what that means, in the caller's transaction. @throws luoshu.kernel.problems.Problem when it is not so */
    default void answered(Copy copy, CopyOutcome outcome, Correction correction) {
    }
}
