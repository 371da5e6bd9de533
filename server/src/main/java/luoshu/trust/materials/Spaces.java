package luoshu.trust.materials;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** The material space of who is acted for. A seat whose authorisation is limited sees what came with the matters it covers, and what it put there. */
public interface Spaces {

    SpaceStanding standing(Actor.Applicant actor);

    /** Newest first. */
    Page<SpaceItem> list(Actor.Applicant actor, @Nullable String q, @Nullable String kind, PageRequest page);

    /** @throws luoshu.kernel.files.FileRefused @throws luoshu.kernel.problems.Refused 409 when the space is full, or has this content already */
    SpaceItem upload(Actor.Applicant actor, InputStream content, String fileName, Words words);

    SpaceItem uploadEdition(Actor.Applicant actor, UUID item, InputStream content, String fileName);

    SpaceItem change(Actor.Applicant actor, UUID item, long version, Words words);

    /** What cases hold stays with them. */
    void delete(Actor.Applicant actor, UUID item, long version);

    SpaceStanding changeKeeping(Actor.Applicant actor, boolean keep);

    /** For one application. */
    boolean keeping(Actor.Applicant actor, UUID draft);

    boolean changeKeeping(Actor.Applicant actor, UUID draft, boolean keep);

    /** What the holder says of a material. */
    record Words(String kind, String name, @Nullable LocalDate validFrom, @Nullable LocalDate validTo) {
    }
}
