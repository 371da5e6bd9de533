package luoshu.data.profiles.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.data.profiles.FeedFault;
import luoshu.data.profiles.FeedRun;
import luoshu.data.profiles.Libraries;
import luoshu.data.sources.SourceRows;
import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.jobs.JobCancelled;
import luoshu.kernel.jobs.JobKind;
import luoshu.kernel.jobs.JobRun;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads a table in the order of its key and places it chunk by chunk; each chunk commits with the key behind which a run that was interrupted goes on. Holds a chunk in memory, however large the table. */
@Component
class FeedJob implements JobKind<FeedJob.Order> {

    static final String KIND = "library-feed";
    private static final int CHUNK = 500;

    /** {@code run}: the id it is to have, so that a job that is begun again knows its own. */
    record Order(UUID feed, UUID run) {
    }

    private final FeedQueries feeds;
    private final FeedRunQueries runs;
    private final Placement placement;
    private final ProfileSeal seal;
    private final SourceRows sources;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FeedJob(FeedQueries feeds, FeedRunQueries runs, Placement placement, ProfileSeal seal, SourceRows sources, Access access, Audit audit, Clock clock, PlatformTransactionManager transactions) {
        this.feeds = feeds;
        this.runs = runs;
        this.placement = placement;
        this.seal = seal;
        this.sources = sources;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
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
    public boolean goesOn() {
        return true;
    }

    @Override
    public void run(Order order, JobRun job) {
        FeedFile feed = feeds.find(order.feed()).filter(one -> access.allows(Libraries.MANAGE, one.subject())).orElseThrow(() -> new NotFound("library feed"));
        Instant now = clock.instant();
        FeedRunQueries.Standing standing = transaction.execute(_ -> runs.begin(order.run(), feed.id(), feed.version(), access.actor(), now, now.minus(DefaultLibraries.LOST)).orElse(null));
        if (standing == null) {
            if (runs.find(feed.id(), order.run()).isPresent()) {
                return;
            }
            throw new Refused(Problem.Kind.CONFLICT, "feed-running", "这张表正在归集，请稍候");
        }
        try {
            read(order, feed, standing, job);
            end(order);
        } catch (JobCancelled cancelled) {
            end(order, FeedRun.State.CANCELLED, null);
            throw cancelled;
        } catch (Problem refused) {
            end(order, FeedRun.State.FAILED, refused.getMessage());
            throw refused;
        } catch (RuntimeException failed) {
            end(order, FeedRun.State.FAILED, "归集出错，编号 " + order.run());
            throw failed;
        }
    }

    private void read(Order order, FeedFile feed, FeedRunQueries.Standing standing, JobRun job) {
        List<String> columns = feed.read();
        List<Placement.Incoming> chunk = new ArrayList<>(CHUNK);
        String after = standing.checkpoint() == null ? null : seal.open(order.run(), "checkpoint", standing.checkpoint());
        long[] done = {standing.rows()};
        job.done(done[0]);
        sources.readAfter(feed.source(), feed.table(), columns, feed.key(), after, Long.MAX_VALUE, row -> {
            chunk.add(new Placement.Incoming(String.valueOf(row[0]), row.clone()));
            if (chunk.size() == CHUNK) {
                place(order, feed, chunk);
                done[0] += chunk.size();
                chunk.clear();
                job.done(done[0]);
            }
        });
        if (!chunk.isEmpty()) {
            place(order, feed, chunk);
        }
        job.done(done[0] + chunk.size());
    }

    private void place(Order order, FeedFile feed, List<Placement.Incoming> chunk) {
        transaction.executeWithoutResult(_ -> {
            FeedRunQueries.Standing standing = runs.standing(order.run()).orElseThrow(() -> new Refused(Problem.Kind.CONFLICT, "run-lost", "这次归集中断过久，已经作废"));
            ChunkCount count = new ChunkCount();
            List<FeedFault> faults = placement.place(feed, order.run(), standing.number(), chunk, count, clock.instant());
            runs.progress(order.run(), count, seal.seal(order.run(), "checkpoint", chunk.getLast().key()), faults, clock.instant());
        });
    }

    private void end(Order order) {
        transaction.executeWithoutResult(_ -> {
            if (runs.done(order.run(), order.feed(), clock.instant())) {
                audit.record(Act.done("library.run", "library-feed:" + order.feed()).with(Map.of("run", order.run().toString())));
            }
        });
    }

    private void end(Order order, FeedRun.State state, @Nullable String failure) {
        transaction.executeWithoutResult(_ -> {
            runs.end(order.run(), state, failure, clock.instant());
            audit.record(Act.done("library.run-failed", "library-feed:" + order.feed()).with(Map.of("run", order.run().toString(), "state", state.name())));
        });
    }
}
