package luoshu.kernel.files.internal;

import java.util.Optional;

import luoshu.kernel.access.Actor;
import luoshu.kernel.files.FileAccess;
import luoshu.kernel.files.FileOwner;
import org.springframework.stereotype.Component;

/** An upload that belongs to nothing yet is its uploader's. */
@Component
class UploadAccess implements FileAccess {

    @Override
    public String kind() {
        return FileOwner.UPLOAD;
    }

    @Override
    public Optional<Reading> mayRead(Actor actor, FileOwner owner) {
        return actor.subject().equals(owner.ref()) ? Optional.of(new Reading(actor instanceof Actor.Applicant applicant ? applicant.personId() : null, null, null)) : Optional.empty();
    }
}
