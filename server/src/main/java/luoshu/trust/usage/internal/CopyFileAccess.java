package luoshu.trust.usage.internal;

import java.util.Optional;

import luoshu.kernel.access.Actor;
import luoshu.kernel.files.FileAccess;
import luoshu.kernel.files.FileOwner;
import org.springframework.stereotype.Component;

/** Copies go out through the certificate's own pages; by the file's address only the platform itself reads them. */
@Component
class CopyFileAccess implements FileAccess {

    @Override
    public String kind() {
        return CopyDesk.OWNER;
    }

    @Override
    public Optional<Reading> mayRead(Actor actor, FileOwner owner) {
        return actor instanceof Actor.Platform ? Optional.of(Reading.IMPERSONAL) : Optional.empty();
    }
}
