package luoshu.data.surveys.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import luoshu.data.surveys.SurveyJournalEntry;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was done, in the journal of the survey and in the audit, in the transaction of the act. */
@Component
class SurveyJournal {

    private final JdbcClient jdbc;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    SurveyJournal(JdbcClient jdbc, Access access, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    void survey(UUID survey, String act, Map<String, Object> detail) {
        write(survey, null, act, "");
        audit.record(Act.done("survey." + word(act), "survey:" + survey).with(detail));
    }

    void answer(AnswerFile file, String act, String note) {
        write(file.survey().id(), file.id(), act, note);
        audit.record(Act.done("survey." + word(act), "survey-answer:" + file.id()).with(Map.of("survey", file.survey().id().toString(), "organ", file.organ())));
    }

    private static String word(String act) {
        return act.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void write(UUID survey, @Nullable UUID answer, String act, String note) {
        Actor actor = access.actor();
        Instant now = clock.instant();
        jdbc.sql("insert into surveys.act (survey, answer, act, at, subject, name, capacity, note) values (:survey, :answer::uuid, :act, :at, :subject, :name, :capacity, :note)").param("survey", survey)
                .param("answer", answer == null ? null : answer.toString()).param("act", act).param("at", Timestamp.from(now)).param("subject", actor.subject()).param("name", actor.name())
                .param("capacity", actor.capacityText()).param("note", note).update();
    }

    List<SurveyJournalEntry> list(UUID answer) {
        return jdbc.sql("select act, at, name, capacity, note from surveys.act where answer = :answer order by id desc limit 500").param("answer", answer)
                .query((row, _) -> new SurveyJournalEntry(row.getString("act"), row.getTimestamp("at").toInstant(), row.getString("name"),
                        Actor.Official.postTitle(row.getString("capacity")).orElse(""), row.getString("note"))).list();
    }
}
