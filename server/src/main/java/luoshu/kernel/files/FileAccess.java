package luoshu.kernel.files;

import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import org.jspecify.annotations.Nullable;

/** Extension point: the module whose files are of one owner kind says who reads them. Without one, nobody does. */
public interface FileAccess {

    /** The {@link FileOwner#kind()} answered for. */
    String kind();

    /** Empty: not yours, answered exactly as "does not exist". */
    Optional<Reading> mayRead(Actor actor, FileOwner owner);

    /** What the audit keeps of a read: the party whose data the file holds, the case, the matter. */
    record Reading(@Nullable UUID person, @Nullable String caseNumber, @Nullable String matter) {
        public static final Reading IMPERSONAL = new Reading(null, null, null);
    }
}
