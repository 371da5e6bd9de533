package luoshu.kernel.cases;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.files.FileType;
import luoshu.kernel.matters.PublishedMatter;

/**
 * Extension point: knows what applicants hold that stands in for a material, as {@code reuse} of the matter's materials says 免证可办. An application keeps its id when it becomes a case.
 */
public interface MaterialSource {

    /** A material, and the name of the certificate that may stand in for it. */
    record Wanted(String material, String certificate) {
    }

    /** Keeps what is taken with the application. */
    interface Keeper {
        FileRef keep(byte[] content, String name, FileType type);
    }

    /** Only what is in force. */
    List<MaterialOffer> offers(Actor.Applicant actor, PublishedMatter matter, List<Wanted> wanted);

    /**
     * Takes one, which is the applicant's consent to its use for this application and recorded as such.
     *
     * @throws luoshu.kernel.problems.NotFound for a key that was not offered
     */
    FileRef take(Actor.Applicant actor, PublishedMatter matter, UUID application, Wanted wanted, String key, Keeper keeper);

    /** What was taken for an application, by file. */
    Map<UUID, SourcedFile> taken(UUID application);

    /** Writes down how everything taken stands at this moment of the application's life. @return what was taken, as {@link #taken} read it before */
    Map<UUID, SourcedFile> mark(UUID application, Moment moment);

    enum Moment { SUBMISSION, DECISION }
}
