package luoshu.kernel.cases.internal;

import java.time.Duration;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the sweep on one node at a time. The scheduler's table says whose turn it is; which cases are due, the cases' own index says. A node that died in the middle of a sweep is taken
 * for dead after {@value #MISSED} heartbeats, and another one goes on.
 */
@Component
class CaseSchedule implements SmartLifecycle {

    private static final int MISSED = 6;
    private final DataSource data;
    private final CaseSweep sweep;
    private final Duration every;
    private final Duration heartbeat;
    private final boolean enabled;
    private volatile @Nullable Scheduler running;

    CaseSchedule(DataSource data, CaseSweep sweep, @Value("${luoshu.cases.sweep-every:60s}") Duration every, @Value("${luoshu.cases.sweep-heartbeat:5s}") Duration heartbeat,
                 @Value("${luoshu.cases.sweep:true}") boolean enabled) {
        this.data = data;
        this.sweep = sweep;
        this.every = every;
        this.heartbeat = heartbeat;
        this.enabled = enabled;
    }

    @Override
    public void start() {
        if (!enabled) {
            return;
        }
        RecurringTask<Void> clock = Tasks.recurring("case-clock", FixedDelay.of(every)).execute((instance, context) -> sweep.sweep());
        RecurringTask<Void> drafts = Tasks.recurring("case-drafts", FixedDelay.of(Duration.ofHours(6))).execute((instance, context) -> sweep.forgetDrafts());
        Scheduler scheduler = Scheduler.create(data).tableName("cases.scheduled_tasks").threads(2).shutdownMaxWait(Duration.ofSeconds(5)).pollingInterval(Duration.ofSeconds(5))
                .heartbeatInterval(heartbeat).missedHeartbeatsLimit(MISSED).startTasks(clock, drafts).build();
        scheduler.start();
        running = scheduler;
    }

    @Override
    public void stop() {
        Scheduler scheduler = running;
        if (scheduler != null) {
            scheduler.stop();
            running = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
