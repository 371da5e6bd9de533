package luoshu.kernel.cases.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.access.Subject;
import luoshu.kernel.cases.CaseDossier;
import luoshu.kernel.cases.CaseState;
import luoshu.kernel.cases.Delivery;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.matters.MatterRef;
import luoshu.kernel.tasks.OpenTask;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The aggregate: the row of the case with its journal, documents and open tasks, read in one statement. Changed only through {@link CaseWork}. */
final class CaseFile {

    /** What never changes after submission. */
    record Identity(UUID id, String number, String queryCode, String matterCode, int matterVersion, String catalogCode, String matterSlug, Text matterName, String projectType,
                    String organ, String organName, String duty, String region, int confidentiality, String channel, UUID applicant, String applicantKind, String applicantName,
                    Applicants.Known known, UUID person, String personName, String capacity, CaseDossier.@Nullable Agent agent, CaseDossier.@Nullable Clerk clerk, Instant submittedAt, boolean commitment,
                    String signedName) {

        MatterRef matter() {
            return new MatterRef(matterCode, matterName, organName, matterVersion);
        }

        Subject subject() {
            return new Subject(organ, duty, region, confidentiality);
        }
    }

    final Identity identity;
    final CaseCourse course;
    final List<JournalRow> journal;
    final List<DocumentRow> documents;
    List<OpenTask> tasks;
    CaseState state;
    Instant stateSince;
    long version;
    ObjectNode form;
    Map<String, Object> answers;
    Map<String, List<FileRef>> materials;
    @Nullable Delivery delivery;
    @Nullable LocalDate acceptedOn;
    @Nullable Instant decidedAt;
    @Nullable Instant closedAt;
    @Nullable String closingResult;

    CaseFile(Identity identity, CaseCourse course, CaseState state, Instant stateSince, long version, ObjectNode form, Map<String, Object> answers,
             Map<String, List<FileRef>> materials, @Nullable Delivery delivery, List<JournalRow> journal, List<DocumentRow> documents, List<OpenTask> tasks) {
        this.identity = identity;
        this.course = course;
        this.state = state;
        this.stateSince = stateSince;
        this.version = version;
        this.form = form;
        this.answers = new LinkedHashMap<>(answers);
        this.materials = new LinkedHashMap<>(materials);
        this.delivery = delivery;
        this.journal = new ArrayList<>(journal);
        this.documents = new ArrayList<>(documents);
        this.tasks = List.copyOf(tasks);
    }

    Optional<OpenTask> findTask(String key) {
        return tasks.stream().filter(task -> task.refKey().equals(key)).findFirst();
    }
}
