package luoshu.data.surveys.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import luoshu.data.surveys.SurveyAnswerState;
import luoshu.data.surveys.SurveyState;
import luoshu.data.surveys.Surveys;
import luoshu.kernel.access.Permission;
import luoshu.kernel.calendar.Calendars;
import luoshu.kernel.calendar.LegalLimits;
import luoshu.kernel.calendar.Limit;
import luoshu.kernel.calendar.LimitUnit;
import luoshu.kernel.matters.MatterRef;
import luoshu.kernel.tasks.NewTask;
import luoshu.kernel.tasks.TaskSource;
import luoshu.kernel.tasks.TaskSubject;
import luoshu.kernel.tasks.Tasks;
import luoshu.kernel.texts.Text;
import org.springframework.stereotype.Component;

/** Each answer of a survey that is under way, in the to-do list of those whose act is next: the organ until it is confirmed, the authority then. */
@Component
class SurveyTasks implements TaskSource {

    private static final String SOURCE = "SURVEY";
    private static final Text SURVEY = new Text("政务数据资源普查", "Data survey");
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Tasks tasks;
    private final SurveyContent content;
    private final Calendars calendars;
    private final LegalLimits legal;
    private final Clock clock;

    SurveyTasks(Tasks tasks, SurveyContent content, Calendars calendars, LegalLimits legal, Clock clock) {
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
        return Surveys.READ;
    }

    @Override
    public List<Permission> doing() {
        return List.of(Surveys.ANSWER, Surveys.CONFIRM, Surveys.MANAGE);
    }

    /** @param file as the act {@code outcome} left it; {@code done}: who had the task did it */
    void follow(AnswerFile file, String outcome, boolean done) {
        SurveyFile survey = file.survey();
        boolean organ = !file.state().answered();
        LocalDate yellow = organ ? legal.lights().firstYellow(calendars.current(), LocalDate.ofInstant(survey.startedAt(), CHINA), Limit.workingDays(survey.days(), content.basis()),
                List.of(), survey.due()) : null;
        TaskSubject subject = new TaskSubject(SOURCE, file.id(), survey.title(), new MatterRef("", SURVEY, file.organName(), survey.version()), 0, survey.organName(), "ONLINE", "HANDLING",
                organ ? "RUNNING" : "NOT_STARTED", organ ? survey.due() : null, yellow, LimitUnit.WORKING_DAY, null, survey.startedAt());
        tasks.follow(subject, "", task(file), outcome, done, clock.instant());
    }

    private static List<NewTask> task(AnswerFile file) {
        if (file.survey().state() == SurveyState.CLOSED || file.state() == SurveyAnswerState.ACCEPTED) {
            return List.of();
        }
        return List.of(switch (file.state()) {
            case OPEN -> ofOrgan(file, "ANSWER", new Text("填报", "Answer"), Surveys.ANSWER);
            case RETURNED -> ofOrgan(file, "ANSWER", new Text("退回修改", "Returned"), Surveys.ANSWER);
            case HANDED_IN -> ofOrgan(file, "CONFIRM", new Text("单位确认", "Confirmation by the organ"), Surveys.CONFIRM);
            case CONFIRMED, ACCEPTED -> new NewTask("ACCEPT", "survey-accept", new Text("审核", "Acceptance"), Surveys.MANAGE.name(), file.survey().organ(),
                    file.survey().duty(), file.survey().region(), List.of(), null, null);
        });
    }

    private static NewTask ofOrgan(AnswerFile file, String key, Text name, Permission permission) {
        return new NewTask(key, "survey-" + key.toLowerCase(Locale.ROOT), name, permission.name(), file.organ(), file.duty(), file.region(), List.of(), null, null);
    }
}
