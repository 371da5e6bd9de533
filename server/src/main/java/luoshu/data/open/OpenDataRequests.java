package luoshu.data.open;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** Conditionally open data: asked for by a person or enterprise, granted by the organ until a day, revoked at once. */
public interface OpenDataRequests {

    /**
     * @param agreement version of the agreement that was read and accepted
     * @throws luoshu.kernel.problems.Refused 409 {@code open-data-asked-already}, {@code open-data-not-conditional}
     */
    OpenDataRequest ask(UUID dataset, String purpose, String agreement);

    /** Those of whom the applicant acts for. */
    List<OpenDataRequest> mine();

    OpenDataRequest withdraw(UUID id);

    /** For officials of the organ. */
    Page<OpenDataRequest> list(@Nullable OpenDataRequestState state, PageRequest page);

    OpenDataRequest get(UUID id);

    /** @param validUntil last day; needed for a grant, at most as far away as the content says */
    OpenDataRequest decide(UUID id, int version, boolean grant, String reason, @Nullable LocalDate validUntil);

    /** Nothing is given under it from now on. */
    OpenDataRequest revoke(UUID id, int version, String reason);
}
