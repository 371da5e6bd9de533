package luoshu.service.portal;

import java.util.List;

import luoshu.kernel.requests.Page;
import org.jspecify.annotations.Nullable;

/** {@code corrected}: the words that were searched instead, when those sent found nothing. */
public record MatterSearchResult(Page<MatterHit> page, @Nullable String corrected, Facets facets, long tookMicros) {

    public record Facets(List<Facet> themes, List<Facet> organs, List<Facet> projectTypes) {
    }
}
