package luoshu.trust.seals.internal;

import java.util.Optional;

import luoshu.kernel.access.Actor;
import luoshu.kernel.files.FileAccess;
import luoshu.kernel.files.FileOwner;
import org.springframework.stereotype.Component;

/** What an enterprise sealed is read by whoever acts for it now. */
@Component
class SealUseFiles implements FileAccess {

    static final String KIND = "seal-use";
    private final SealQueries queries;

    SealUseFiles(SealQueries queries) {
        this.queries = queries;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Reading> mayRead(Actor actor, FileOwner owner) {
        String seal = owner.ref().substring(0, Math.max(0, owner.ref().indexOf('/')));
        return queries.find(seal).map(SealRow::holder).filter(holder -> actor instanceof Actor.Applicant applicant && applicant.scope().isEmpty() && applicant.applicantId().equals(holder.party()))
                .map(holder -> new Reading(holder.party(), null, null));
    }
}
