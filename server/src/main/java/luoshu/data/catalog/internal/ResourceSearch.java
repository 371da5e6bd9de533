package luoshu.data.catalog.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import luoshu.data.catalog.ResourceQuery;
import luoshu.data.catalog.ResourceSearchResult;
import luoshu.kernel.database.DataFolder;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.requests.PageRequest;
import luoshu.kernel.search.SearchFolder;
import org.apache.lucene.index.Term;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finds what is in force, on this node's own index. What was published is found within a second on every node. */
@Component
class ResourceSearch {

    private static final int BATCH = 1_000;
    private final ResourceQueries queries;
    private final Organs organs;
    private final Cache<String, String> organNames = Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofMinutes(1)).build();
    private final ResourceFinder finder;
    private final ResourceDocuments documents = new ResourceDocuments();
    private final SearchFolder index;

    ResourceSearch(ResourceQueries queries, ResourceContent content, Organs organs, DataFolder folder) {
        this.queries = queries;
        this.organs = organs;
        this.finder = new ResourceFinder(this::organNames, content::className);
        this.index = SearchFolder.open(folder.resolve("search").resolve("resources"), queries.catalogueId(), ResourceDocuments.FORMAT);
    }

    @PreDestroy
    void close() {
        index.close();
    }

    /** Reads what changed, a batch at a time: a new node with a big catalogue answers from what it has so far. */
    @Scheduled(fixedDelay = 300)
    synchronized void catchUp() {
        while (queries.currentRevision() > index.revision()) {
            List<ResourceQueries.Changed> changed = queries.changedSince(index.revision(), BATCH);
            if (changed.isEmpty()) {
                return;
            }
            List<ResourceFile> files = queries.listInForce(changed.stream().filter(ResourceQueries.Changed::inForce).map(ResourceQueries.Changed::id).toList());
            index.write(writer -> {
                for (ResourceQueries.Changed one : changed) {
                    writer.deleteDocuments(term(one.id()));
                }
                for (ResourceFile file : files) {
                    writer.addDocument(documents.document(file));
                }
                return files.size();
            }, changed.getLast().revision());
            index.search(finder::prepare);
        }
    }

    private Map<String, String> organNames(Collection<String> codes) {
        return organNames.getAll(codes, missing -> organs.names(List.copyOf(missing)));
    }

    private static Term term(UUID id) {
        return new Term(ResourceDocuments.ID, id.toString());
    }

    /** @param ceiling the highest confidentiality that may be seen */
    ResourceSearchResult search(ResourceQuery query, int ceiling, PageRequest page) {
        return index.search(searcher -> finder.search(searcher, query, ceiling, page));
    }
}
