package luoshu.data.open.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import luoshu.data.open.OpenDatasetAct;
import luoshu.data.open.OpenDatasets;
import luoshu.kernel.access.Permission;
import luoshu.kernel.calendar.LimitUnit;
import luoshu.kernel.matters.MatterRef;
import luoshu.kernel.tasks.NewTask;
import luoshu.kernel.tasks.TaskSource;
import luoshu.kernel.tasks.TaskSubject;
import luoshu.kernel.tasks.Tasks;
import luoshu.kernel.texts.Text;
import org.springframework.stereotype.Component;

/** What waits among open data: one task for the version at work, for those who hold the permission of the next act where it stands. */
@Component
class DatasetTasks implements TaskSource {

    private static final String SOURCE = "OPENDATA";
    private static final Text OPENING = new Text("公共数据开放", "Open data");
    private static final Set<OpenDatasetAct> TAKEN_AWAY = Set.of(OpenDatasetAct.RECALL, OpenDatasetAct.DISCARD);

    private final Tasks tasks;
    private final Clock clock;

    DatasetTasks(Tasks tasks, Clock clock) {
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
        return List.of(OpenDatasets.EDIT, OpenDatasets.APPROVE, OpenDatasets.PUBLISH);
    }

    /** @param file the newest version, as {@code act} left it */
    void follow(DatasetFile file, OpenDatasetAct act) {
        Instant now = clock.instant();
        String title = file.content().title() == null || file.content().title().isBlank() ? file.resourceName() : file.content().title();
        TaskSubject subject = new TaskSubject(SOURCE, file.id(), title, new MatterRef("", OPENING, file.organName(), file.edition()), 0, file.authorName(), "ONLINE", "HANDLING", "NOT_STARTED", null, null,
                LimitUnit.WORKING_DAY, null, now);
        tasks.follow(subject, "", wanted(file), act.name(), !TAKEN_AWAY.contains(act), now);
    }

    private static List<NewTask> wanted(DatasetFile file) {
        return switch (file.state()) {
            case WRITING -> file.note().isEmpty() ? List.of() : List.of(task(file, "REWRITE", new Text("退回修改", "Sent back"), OpenDatasets.EDIT));
            case WITH_ORGAN -> List.of(task(file, "APPROVE", new Text("单位审核", "Approval by the organ"), OpenDatasets.APPROVE));
            case WITH_AUTHORITY -> List.of(task(file, "PUBLISH", new Text("开放发布", "Publication"), OpenDatasets.PUBLISH));
            case PUBLISHED, WITHDRAWN, DISCARDED -> List.of();
        };
    }

    private static NewTask task(DatasetFile file, String key, Text name, Permission permission) {
        return new NewTask(key, "open-data-" + key.toLowerCase(Locale.ROOT), name, permission.name(), file.organ(), file.duty(), file.region(), List.of(), null, null);
    }
}
