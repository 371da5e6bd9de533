package luoshu.data.catalog;

import java.util.List;

import luoshu.kernel.requests.Page;

/** {@code micros}: what the search took, in microseconds. */
public record ResourceSearchResult(Page<ResourceHit> page, ResourceFacets facets, long micros) {

    public record ResourceFacets(List<ResourceCount> organs, List<ResourceCount> shareTypes, List<ResourceCount> classes) {
    }

    public record ResourceCount(String code, String name, int count) {
    }
}
