package luoshu.data.demands.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import luoshu.data.demands.Demands;
import luoshu.kernel.access.Permission;
import luoshu.kernel.calendar.LimitUnit;
import luoshu.kernel.cases.CaseState;
import luoshu.kernel.matters.MatterRef;
import luoshu.kernel.tasks.NewTask;
import luoshu.kernel.tasks.TaskSource;
import luoshu.kernel.tasks.TaskSubject;
import luoshu.kernel.tasks.Tasks;
import luoshu.kernel.texts.Text;
import org.springframework.stereotype.Component;

/** What of a demand waits for somebody beside its case: the head's consent, a correction, the contract, the supply. What the case itself asks for is among the tasks of cases. */
@Component
class DemandTasks implements TaskSource {

    private static final String SOURCE = "DEMAND";
    private static final Text DEMAND = new Text("政务数据共享申请", "Request for shared data");

    private final Tasks tasks;
    private final Clock clock;

    DemandTasks(Tasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Permission reading() {
        return Demands.READ;
    }

    @Override
    public List<Permission> doing() {
        return List.of(Demands.MAKE, Demands.APPROVE, Demands.TERMS, Demands.SUPPLY);
    }

    /** @param file as {@code outcome} left it; {@code done}: who had the task did it */
    void follow(DemandFile file, String outcome, boolean done) {
        Instant now = clock.instant();
        boolean dated = file.due() != null;
        TaskSubject subject = new TaskSubject(SOURCE, file.id(), file.resourceName(), new MatterRef(file.matterCode(), DEMAND, file.provider().name(), 1), 0, file.asker().name(), "ONLINE", "HANDLING",
                dated ? "RUNNING" : "NOT_STARTED", file.due(), null, LimitUnit.WORKING_DAY, null, now);
        tasks.follow(subject, file.number() == null ? "" : file.number(), wanted(file), outcome, done, now);
    }

    private static List<NewTask> wanted(DemandFile file) {
        return switch (file.state()) {
            case WRITING -> writing(file);
            case WITH_HEAD -> List.of(task(file.asker(), "AGREE", new Text("本单位审核", "Consent of the organ"), Demands.APPROVE));
            case HANDED_IN -> ofCase(file);
            case DISCARDED -> List.of();
        };
    }

    private static List<NewTask> writing(DemandFile file) {
        if (!file.note().isEmpty()) {
            return List.of(task(file.asker(), "REWRITE", new Text("退回修改", "Returned"), Demands.MAKE));
        }
        return file.authors().isEmpty() ? List.of(task(file.asker(), "COMPLETE", new Text("核对平台代拟的需求", "Complete a proposed request"), Demands.MAKE)) : List.of();
    }

    private static List<NewTask> ofCase(DemandFile file) {
        if (file.caseState() == CaseState.CORRECTION) {
            return List.of(task(file.asker(), "CORRECT", new Text("补正", "Correction"), Demands.MAKE));
        }
        if (!file.granted()) {
            return List.of();
        }
        return List.of(file.contract() == null ? task(file.provider(), "CONCLUDE", new Text("拟订共享约定", "Contract"), Demands.TERMS)
                : task(file.provider(), "SUPPLY", new Text("签订约定并提供数据", "Signing and supply"), Demands.SUPPLY));
    }

    private static NewTask task(DemandFile.Side at, String key, Text name, Permission permission) {
        return new NewTask(key, "demand-" + key.toLowerCase(Locale.ROOT), name, permission.name(), at.organ(), at.duty(), at.region(), List.of(), null, null);
    }
}
