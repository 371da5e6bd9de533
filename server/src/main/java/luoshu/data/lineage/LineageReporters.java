package luoshu.data.lineage;

import java.util.List;
import java.util.UUID;

/** Systems of organs that tell what their jobs read and write, as OpenLineage events, with a key. */
public interface LineageReporters {

    /** Within reach of {@link Lineage#TELL}, at most 200, newest first. */
    List<LineageReporter> list();

    /** For the organ of the post. The key is in this answer and nowhere else. @throws luoshu.kernel.problems.Refused {@code lineage-reporter-exists} */
    NewReporter register(String name);

    /** From the next event on. @throws luoshu.kernel.problems.NotFound */
    LineageReporter revoke(UUID id);
}
