package luoshu.data.prefill;

import java.util.List;
import java.util.UUID;

/** What answers have filled in, for modules that follow a value to where it went. Whose it is, is the caller's business. */
public interface FilledFields {

    /** What counts of an application, oldest first. */
    List<FilledField> ofApplication(UUID application);

    /** Wherever this field of this resource was filled in for this applicant, newest first, at most 500. */
    List<FilledField> ofApplicant(UUID applicant, UUID resource, String field);

    /** What was filled in by the rule counts no longer, so that it can be asked for again; nothing for an application that was handed in. Within the caller's transaction. */
    void release(UUID application, UUID rule);
}
