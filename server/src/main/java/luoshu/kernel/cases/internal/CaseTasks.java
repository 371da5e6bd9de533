package luoshu.kernel.cases.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import luoshu.kernel.access.Permission;
import luoshu.kernel.access.Subject;
import luoshu.kernel.flows.FlowPosition;
import luoshu.kernel.flows.FlowStep;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.tasks.NewTask;
import luoshu.kernel.tasks.OpenTask;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which work a case hands to whom. */
@Component
class CaseTasks {

    static final String ACCEPT = "accept";
    static final String SPECIAL = "special";
    static final String EXTENSION = "extension";
    static final String ISSUE = "issue";
    static final String DELIVER = "deliver";
    static final String CLOSE = "close";
    static final String FOLLOW_UP = "follow-up";
    private static final Map<String, Text> NAMES = Map.of(ACCEPT, new Text("受理", "Acceptance"), SPECIAL, new Text("特别程序", "Special procedure"),
            EXTENSION, new Text("延期审批", "Approval of an extension"), ISSUE, new Text("制证", "Issue"), DELIVER, new Text("送达", "Delivery"), CLOSE, new Text("办结", "Closing"),
            FOLLOW_UP, new Text("承诺核查", "Check of the commitment"));

    private final Organs organs;
    private final Cache<String, List<Organ>> neighbours = Caffeine.newBuilder().maximumSize(5_000).expireAfterWrite(Duration.ofMinutes(10)).build();

    CaseTasks(Organs organs) {
        this.organs = organs;
    }

    static Permission permission(FlowStep.Role role) {
        return switch (role) {
            case EXAMINER -> CasePermissions.EXAMINE;
            case REVIEWER -> CasePermissions.REVIEW;
            case APPROVER -> CasePermissions.DECIDE;
        };
    }

    /** A task outside the flow, at the implementing organ. */
    void open(CaseWork work, String key, Permission permission, List<String> bulk) {
        CaseFile.Identity identity = work.file.identity;
        work.open(new NewTask(key, key, NAMES.getOrDefault(key, new Text(key, key)), permission.name(), identity.organ(), identity.duty(), identity.region(), bulk, null, null));
    }

    /** A task outside the flow, at the organ of {@code duty} that serves the same region; null: at the implementing one. */
    void open(CaseWork work, String key, Permission permission, @Nullable String duty) {
        Subject at = organ(work.file.identity.subject(), duty);
        work.open(new NewTask(key, key, NAMES.getOrDefault(key, new Text(key, key)), permission.name(), at.organ(), at.duty(), at.region(), List.of(), null, null));
    }

    /** Ends what the flow closed ({@code done} is the one completed) and opens what it opened. */
    void follow(CaseWork work, FlowPosition before, FlowPosition after, String done, String outcome) {
        for (FlowPosition.Open open : before.open()) {
            if (after.find(open.ref()).isEmpty()) {
                boolean completed = open.ref().equals(done);
                work.end(open.ref(), completed ? outcome : "moved", completed);
            }
        }
        for (FlowPosition.Open open : after.open()) {
            if (before.find(open.ref()).isEmpty()) {
                work.open(step(work, open));
            }
        }
        work.file.course.flow = after;
    }

    private NewTask step(CaseWork work, FlowPosition.Open open) {
        FlowStep step = work.flow.getStep(open.step());
        Subject at = organ(work.file.identity.subject(), step.duty());
        return new NewTask(open.ref(), step.code(), stepName(work, step), permission(step.role()).name(), at.organ(), at.duty(), at.region(), step.decides() ? List.of() : List.of("pass"),
                null, null);
    }

    /** The organ of another duty that serves the same region; the implementing one when there is none. */
    private Subject organ(Subject own, @Nullable String duty) {
        if (duty == null || duty.equals(own.duty())) {
            return own;
        }
        return neighbours.get(duty + " " + own.region(), key -> organs.findByDutyAndRegion(duty, RegionCode.of(own.region()), List.of(2, 3, 4, 5))).stream().findFirst()
                .map(found -> new Subject(found.code().value(), found.duty(), found.region().value(), own.confidentiality())).orElse(own);
    }

    static Text stepName(CaseWork work, FlowStep step) {
        return work.matter.definition().steps().stream().filter(named -> named.code().equals(step.code())).findFirst().map(named -> named.name())
                .orElseGet(() -> new Text(step.name(), step.code().replace('_', ' ')));
    }

    static String stepName(OpenTask task) {
        return task.stepName().zh();
    }
}
