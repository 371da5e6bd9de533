package luoshu.data.objections.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import luoshu.data.objections.ObjectionState;
import luoshu.data.objections.Objections;
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

/** What waits for organs: one task to verify, then one for each copy. */
@Component
class ObjectionTasks implements TaskSource {

    private static final String SOURCE = "OBJECTION";
    private static final Text OBJECTION = new Text("数据异议核校", "Objection to data");
    private static final Text VERIFY = new Text("核实数据异议", "Verify at the source");
    private static final Text COPY = new Text("处理被更正数据的副本", "Deal with a copy of corrected data");
    private final Tasks tasks;
    private final Clock clock;

    ObjectionTasks(Tasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Permission reading() {
        return Objections.READ;
    }

    @Override
    public List<Permission> doing() {
        return List.of(Objections.VERIFY, Objections.ANSWER);
    }

    /** @param file as {@code outcome} left it, {@code copies} likewise; {@code done}: who had a task that is gone did it */
    void follow(ObjectionFile file, List<CopyFile> copies, String outcome, boolean done) {
        Instant now = clock.instant();
        List<CopyFile> open = copies.stream().filter(one -> one.outcome() == null).toList();
        @Nullable LocalDate due = file.state() == ObjectionState.VERIFYING ? file.due() : open.stream().map(CopyFile::due).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
        TaskSubject subject = new TaskSubject(SOURCE, file.id(), file.resourceName() + " · " + file.datum().item(), new MatterRef("", OBJECTION, file.provider().name(), 1), 0, file.subjectName(), "ONLINE", "HANDLING",
                due == null ? "NOT_STARTED" : "RUNNING", due, null, LimitUnit.WORKING_DAY, null, now);
        tasks.follow(subject, file.number(), wanted(file, open), outcome, done, now);
    }

    private static List<NewTask> wanted(ObjectionFile file, List<CopyFile> open) {
        List<NewTask> wanted = new ArrayList<>();
        if (file.state() == ObjectionState.VERIFYING) {
            wanted.add(task("VERIFY", "objection-verify", VERIFY, Objections.VERIFY, file.provider()));
        }
        if (file.state() == ObjectionState.PROPAGATING) {
            open.forEach(one -> wanted.add(task("COPY:" + one.id(), "objection-copy", COPY, Objections.ANSWER, one.owner())));
        }
        return wanted;
    }

    private static NewTask task(String key, String step, Text name, Permission permission, Place at) {
        return new NewTask(key, step, name, permission.name(), at.organ(), at.duty(), at.region(), List.of(), null, null);
    }
}
