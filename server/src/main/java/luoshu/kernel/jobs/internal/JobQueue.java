package luoshu.kernel.jobs.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/** The queue in PostgreSQL: put into it in the caller's transaction, taken from it by any node, taken again when a node stops giving signs of life. */
@Component
class JobQueue implements SmartLifecycle {

    private static final String TABLE = "jobs.scheduled";
    private static final int MISSED = 6;
    private final DataSource database;
    private final JobSettings settings;
    private final OneTimeTask<Void> task;
    private final SchedulerClient client;
    private final AtomicReference<Scheduler> running = new AtomicReference<>();

    JobQueue(DataSource database, JobSettings settings, JobRunner runner) {
        this.database = database;
        this.settings = settings;
        this.task = Tasks.oneTime(TaskDescriptor.of("job")).onDeadExecutionRevive().execute((instance, context) -> runner.run(UUID.fromString(instance.getId())));
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database), task).tableName(TABLE).build();
    }

    /** Due since ever: the queue runs on the machine's clock, not on ours. */
    void add(UUID id) {
        client.scheduleIfNotExists(task.instance(id.toString()), Instant.EPOCH);
    }

    @Override
    public void start() {
        if (settings.threads() > 0 && running.get() == null) {
            Scheduler scheduler = Scheduler.create(database, task).tableName(TABLE).threads(settings.threads()).pollingInterval(settings.polling())
                    .heartbeatInterval(settings.heartbeat()).missedHeartbeatsLimit(MISSED).shutdownMaxWait(Duration.ofSeconds(10)).build();
            running.set(scheduler);
            scheduler.start();
        }
    }

    @Override
    public void stop() {
        Scheduler scheduler = running.getAndSet(null);
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return running.get() != null;
    }
}
