package luoshu.trust.materials.internal;

import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.files.FileAccess;
import luoshu.kernel.files.FileOwner;
import org.springframework.stereotype.Component;

/** Who reads what is kept: its party, within the authorisation. Officials read what a case holds, through the case. */
@Component
class SpaceFileAccess implements FileAccess {

    static final String KIND = "material";
    private final SpaceQueries queries;

    SpaceFileAccess(SpaceQueries queries) {
        this.queries = queries;
    }

    static FileOwner owner(UUID item) {
        return new FileOwner(KIND, item.toString());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Reading> mayRead(Actor actor, FileOwner owner) {
        return switch (actor) {
            case Actor.Applicant applicant -> queries.reader(UUID.fromString(owner.ref()), applicant).map(party -> new Reading(party, null, null));
            case Actor.Platform _ -> Optional.of(Reading.IMPERSONAL);
            case Actor.Official _, Actor.Visitor _, Actor.SystemClient _ -> Optional.empty();
        };
    }
}
