package luoshu.kernel.tasks;

import java.time.Instant;
import java.util.List;

import luoshu.kernel.database.SqlPart;
import luoshu.kernel.tasks.internal.TaskWriting;
import org.springframework.stereotype.Component;

/** For sources of tasks. */
@Component
public class Tasks {

    private final TaskWriting writing;

    Tasks(TaskWriting writing) {
        this.writing = writing;
    }

    /**
     * Ends and opens tasks of an object and brings the others up to date, as part of the source's own statement.
     *
     * @param guard name of an expression with the columns {@code id} and {@code number} of the object: nothing happens unless it has a row
     * @return expressions, among them {@code tasks_opened} with the columns of {@link OpenTask} – if there are tasks to open
     */
    public SqlPart part(String guard, TaskSubject subject, List<EndedTask> ended, List<NewTask> opened, Instant now) {
        return writing.part(guard, subject, ended, opened, now);
    }

    /**
     * For sources whose change is several statements of one transaction: opens what of {@code wanted} is not open yet, ends what is not wanted any more and brings the others up to date.
     *
     * @param number  of the object; empty while it has none
     * @param outcome of the tasks that end
     * @param done    they were done; else dropped because the object went another way
     */
    public void follow(TaskSubject subject, String number, List<NewTask> wanted, String outcome, boolean done, Instant now) {
        writing.follow(subject, number, wanted, outcome, done, now);
    }
}
