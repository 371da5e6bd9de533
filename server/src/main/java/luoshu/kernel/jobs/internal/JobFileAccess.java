package luoshu.kernel.jobs.internal;

import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.files.FileAccess;
import luoshu.kernel.files.FileOwner;
import org.springframework.stereotype.Component;

/** A job's result is its owner's. */
@Component
class JobFileAccess implements FileAccess {

    private final JobQueries queries;

    JobFileAccess(JobQueries queries) {
        this.queries = queries;
    }

    @Override
    public String kind() {
        return JobRunner.OWNER;
    }

    @Override
    public Optional<Reading> mayRead(Actor actor, FileOwner owner) {
        return queries.owner(UUID.fromString(owner.ref())).filter(actor.subject()::equals).map(mine -> Reading.IMPERSONAL);
    }
}
