package luoshu.trust.usage;

import java.util.Optional;
import java.util.UUID;

/** Annotated copies 加注件, for who checks one. */
public interface Copies {

    /** Among the custom data of a copy: which one it is. */
    String IDENTIFIER = "KZ_JZJBS";

    Optional<KnownCopy> find(UUID id);
}
