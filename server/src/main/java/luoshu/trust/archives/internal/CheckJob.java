package luoshu.trust.archives.internal;

import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.jobs.JobKind;
import luoshu.kernel.jobs.JobRun;
import luoshu.kernel.problems.NotFound;
import luoshu.trust.archives.Archives;
import luoshu.trust.archives.Checkpoint;
import org.springframework.stereotype.Component;

/** A check somebody asked for. */
@Component
class CheckJob implements JobKind<CheckJob.Order> {

    static final String KIND = "archive-check";

    record Order(UUID id) {
    }

    private final PackageQueries packages;
    private final Checks checks;
    private final Access access;

    CheckJob(PackageQueries packages, Checks checks, Access access) {
        this.packages = packages;
        this.checks = checks;
        this.access = access;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Order> argumentType() {
        return Order.class;
    }

    @Override
    public void run(Order order, JobRun run) {
        run.total(1);
        checks.check(packages.find(order.id(), access.scope(Archives.CHECK)).orElseThrow(() -> new NotFound("package")), Checkpoint.PERIODIC);
        run.done(1);
    }
}
