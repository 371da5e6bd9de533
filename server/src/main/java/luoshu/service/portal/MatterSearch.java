package luoshu.service.portal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** Search over what can be applied for. One node keeps its own index; for many nodes another engine can stand behind this. */
public interface MatterSearch {

    MatterSearchResult search(MatterQuery query, PageRequest page);

    /** At most ten, best first. */
    List<Suggestion> suggest(String q, @Nullable String region);

    /** The matter as it appears for this region; empty when nobody implements it there. */
    Optional<MatterHit> find(String slug, @Nullable String region);

    /** Number of matters under each topic of an audience. */
    Map<String, Integer> countThemes(String audience, @Nullable String region);

    /** How many rows of implementing lists are searched. */
    int size();
}
