package luoshu.trust.status;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Places in the lists, and what stands there. Both writes belong to the caller's transaction. */
public interface StatusLists {

    /** How many places a list has. */
    int SIZE = 131_072;

    /** Their places; chosen on first asking, the same ever after. */
    Map<UUID, StatusPlace> places(Collection<UUID> subjects);

    StatusPlace place(UUID subject);

    Optional<StatusPlace> find(UUID subject);

    /** Published within five seconds of the commit. Something that has no place gets one, unless it is valid. */
    void set(UUID subject, Status status);
}
