package luoshu.data.quality.internal;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

import luoshu.data.quality.QualityRules;
import luoshu.data.quality.QualityTickets;
import luoshu.kernel.access.Permission;
import luoshu.kernel.calendar.LimitUnit;
import luoshu.kernel.matters.MatterRef;
import luoshu.kernel.tasks.NewTask;
import luoshu.kernel.tasks.TaskSource;
import luoshu.kernel.tasks.TaskSubject;
import luoshu.kernel.tasks.Tasks;
import luoshu.kernel.texts.Text;
import org.springframework.stereotype.Component;

/** What of a ticket waits for somebody: mending, a run that proves it, the data authority's word. */
@Component
class TicketTasks implements TaskSource {

    private static final String SOURCE = "QUALITYTICKET";
    private static final Text TICKET = new Text("数据质量工单", "Data quality ticket");

    private final Tasks tasks;
    private final Clock clock;

    TicketTasks(Tasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Permission reading() {
        return QualityTickets.READ;
    }

    @Override
    public List<Permission> doing() {
        return List.of(QualityRules.MANAGE, QualityTickets.JUDGE);
    }

    /** @param ticket as {@code outcome} left it; {@code done}: who had the task did it */
    void follow(TicketFile ticket, String outcome, boolean done) {
        boolean dated = ticket.due() != null && !ticket.state().ended();
        TaskSubject subject = new TaskSubject(SOURCE, ticket.id(), ticket.rules().zh() + "：" + ticket.name().zh(), new MatterRef("", TICKET, ticket.organName(), 1), 0, ticket.organName(), "ONLINE", "HANDLING",
                dated ? "RUNNING" : "NOT_STARTED", ticket.due(), null, LimitUnit.WORKING_DAY, null, ticket.openedAt());
        tasks.follow(subject, "", wanted(ticket), outcome, done, clock.instant());
    }

    private static List<NewTask> wanted(TicketFile ticket) {
        return switch (ticket.state()) {
            case OPEN -> List.of(task(ticket, "MEND", new Text("整改数据", "Mend data"), QualityRules.MANAGE));
            case RECTIFIED -> List.of(task(ticket, "PROVE", new Text("重新运行规则核实", "Prove by a run"), QualityRules.MANAGE));
            case EXPLAINED -> List.of(task(ticket, "JUDGE", new Text("认定说明", "Judge the explanation"), QualityTickets.JUDGE));
            case MENDED, ACCEPTED, DROPPED -> List.of();
        };
    }

    private static NewTask task(TicketFile ticket, String key, Text name, Permission permission) {
        return new NewTask(key, "quality-" + key.toLowerCase(Locale.ROOT), name, permission.name(), ticket.organ(), ticket.duty(), ticket.region(), List.of(), null, null);
    }
}
