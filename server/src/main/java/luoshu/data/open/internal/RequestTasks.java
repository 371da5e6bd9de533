package luoshu.data.open.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import luoshu.data.open.OpenDataRequest;
import luoshu.data.open.OpenDataRequestState;
import luoshu.data.open.OpenDatasets;
import luoshu.kernel.access.Permission;
import luoshu.kernel.calendar.LimitUnit;
import luoshu.kernel.matters.MatterRef;
import luoshu.kernel.tasks.NewTask;
import luoshu.kernel.tasks.TaskSource;
import luoshu.kernel.tasks.TaskSubject;
import luoshu.kernel.tasks.Tasks;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Requests for conditionally open data that wait for the organ. */
@Component
class RequestTasks implements TaskSource {

    private static final String SOURCE = "OPENDATAREQUEST";
    private static final Text ASKING = new Text("有条件开放数据申请", "Request for conditionally open data");

    private final Tasks tasks;
    private final Clock clock;

    RequestTasks(Tasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Permission reading() {
        return OpenDatasets.READ;
    }

    @Override
    public List<Permission> doing() {
        return List.of(OpenDatasets.APPROVE);
    }

    void follow(OpenDataRequest request, DatasetFile of, String outcome, boolean done) {
        Instant now = clock.instant();
        @Nullable LocalDate due = request.due();
        TaskSubject subject = new TaskSubject(SOURCE, request.id(), request.title(), new MatterRef("", ASKING, of.organName(), 1), 0, request.partyName(), "ONLINE", "HANDLING", due == null ? "NOT_STARTED" : "RUNNING", due, null,
                LimitUnit.WORKING_DAY, null, now);
        List<NewTask> wanted = request.state() != OpenDataRequestState.ASKED ? List.of()
                : List.of(new NewTask("DECIDE", "open-data-decide", new Text("决定是否提供", "Decision"), OpenDatasets.APPROVE.name(), of.organ(), of.duty(), of.region(), List.of(), null, null));
        tasks.follow(subject, "", wanted, outcome, done, now);
    }
}
