package luoshu.trust.certificates.internal;

import java.util.Optional;

import luoshu.kernel.access.Actor;
import luoshu.kernel.files.FileAccess;
import luoshu.kernel.files.FileOwner;
import org.springframework.stereotype.Component;

/** Files of certificates go out through the certificate's own pages, where the act is asked for and recorded; by the file's address only the platform itself reads them. */
@Component
class CertificateFileAccess implements FileAccess {

    @Override
    public String kind() {
        return Editions.OWNER;
    }

    @Override
    public Optional<Reading> mayRead(Actor actor, FileOwner owner) {
        return actor instanceof Actor.Platform ? Optional.of(Reading.IMPERSONAL) : Optional.empty();
    }
}
