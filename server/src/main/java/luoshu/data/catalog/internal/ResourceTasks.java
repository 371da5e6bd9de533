package luoshu.data.catalog.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import luoshu.data.catalog.ResourceAct;
import luoshu.data.catalog.Resources;
import luoshu.kernel.access.Permission;
import luoshu.kernel.calendar.Calendars;
import luoshu.kernel.calendar.LegalLimits;
import luoshu.kernel.matters.MatterRef;
import luoshu.kernel.tasks.NewTask;
import luoshu.kernel.tasks.TaskSource;
import luoshu.kernel.tasks.TaskSubject;
import luoshu.kernel.tasks.Tasks;
import luoshu.kernel.texts.Text;
import org.springframework.stereotype.Component;

/** What waits in the catalogue, in the to-do list: one task for the newest edition, for those who hold the permission of {@link ResourceFile.Awaited} where it stands. */
@Component
class ResourceTasks implements TaskSource {

    private static final String SOURCE = "RESOURCE";
    private static final Text CATALOGUE = new Text("政务数据目录", "Data catalogue");
    /** Nobody did what was waiting: it was taken away. */
    private static final Set<ResourceAct> TAKEN_AWAY = EnumSet.of(ResourceAct.RECALL, ResourceAct.DELETE);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Tasks tasks;
    private final ResourceContent content;
    private final Calendars calendars;
    private final LegalLimits legal;
    private final Clock clock;

    ResourceTasks(Tasks tasks, ResourceContent content, Calendars calendars, LegalLimits legal, Clock clock) {
        this.tasks = tasks;
        this.content = content;
        this.calendars = calendars;
        this.legal = legal;
        this.clock = clock;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Permission reading() {
        return Resources.READ;
    }

    @Override
    public List<Permission> doing() {
        return Arrays.stream(ResourceFile.Awaited.values()).map(awaited -> awaited.permission).toList();
    }

    /** @param file the newest edition, as {@code act} left it */
    void follow(ResourceFile file, ResourceAct act) {
        Instant now = clock.instant();
        LocalDate due = file.due();
        LocalDate yellow = due == null ? null : legal.lights().firstYellow(calendars.current(), LocalDate.ofInstant(file.changedAt(), CHINA), content.publish(), List.of(), due);
        TaskSubject subject = new TaskSubject(SOURCE, file.id(), file.content().name() == null ? "" : file.content().name(), new MatterRef("", CATALOGUE, file.organName(), file.edition()), file.confidentiality(),
                file.authorName(), "ONLINE", "HANDLING", due == null ? "NOT_STARTED" : "RUNNING", due, yellow, content.publish().unit(), null, now);
        tasks.follow(subject, file.code() == null ? "" : file.code(), task(file), act.name(), !TAKEN_AWAY.contains(act), now);
    }

    private static List<NewTask> task(ResourceFile file) {
        ResourceFile.Awaited awaited = file.awaits();
        return awaited == null ? List.of() : List.of(new NewTask(awaited.name(), "resource-" + awaited.name().toLowerCase(Locale.ROOT), name(awaited, file), awaited.permission.name(), file.organ(),
                file.duty(), file.region(), List.of(), null, null));
    }

    private static Text name(ResourceFile.Awaited awaited, ResourceFile file) {
        return switch (awaited) {
            case AUTHOR -> switch (file.state()) {
                case PUBLISHING_REFUSED -> new Text("退回修改", "Sent back");
                default -> new Text("编写", "Writing");
            };
            case ASSESSMENT -> new Text("安全审查", "Assessment");
            case ORGAN -> new Text("单位审核", "Approval by the organ");
            case AUTHORITY -> switch (file.state()) {
                case WITHDRAWING -> new Text("撤销审核", "Withdrawal");
                default -> new Text("发布", "Publication");
            };
        };
    }
}
