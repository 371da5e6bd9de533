package luoshu.data.profiles;

import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** 匹配核对: pairs of records of which only a person can say whether they are of one subject. What is out of reach does not exist. */
public interface MatchReviews {

    Permission REVIEW = new Permission("profile.review");

    /** The likeliest first. @param state absent: those that wait */
    Page<PairRow> list(PairRow.@Nullable State state, PageRequest page);

    /** Both records side by side, numbers masked, with the weight of each field. Audited. */
    PairView get(UUID id);

    /** @throws luoshu.kernel.problems.Refused when the records are of one profile by another way already, or it is decided */
    PairView decide(UUID id, int version, PairDecision decision);

    /** Undoes 同一人: what came over goes back. */
    PairView split(UUID id, int version, String reason);
}
