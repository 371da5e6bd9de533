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
}
