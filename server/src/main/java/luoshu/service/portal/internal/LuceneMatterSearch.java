package luoshu.service.portal.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.PreDestroy;
import luoshu.kernel.database.DataFolder;
import luoshu.kernel.matters.CatalogueLifeEvent;
import luoshu.kernel.matters.MatterPublished;
import luoshu.kernel.matters.MatterWithdrawn;
import luoshu.kernel.matters.Matters;
import luoshu.kernel.matters.PublishedMatter;
import luoshu.kernel.regions.Region;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.regions.Regions;
import luoshu.kernel.requests.PageRequest;
import luoshu.service.portal.MatterHit;
import luoshu.service.portal.MatterQuery;
import luoshu.service.portal.MatterSearch;
import luoshu.service.portal.MatterSearchResult;
import luoshu.service.portal.Suggestion;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Search on this node's own index. What was published is found at once here, within a second on other nodes. */
@Component
class LuceneMatterSearch implements MatterSearch {

    private final Matters matters;
    private final Regions regions;
    private final Topics topics;
    private final MatterIndex index;
    private final Finder finder;

    LuceneMatterSearch(Matters matters, Regions regions, Topics topics, DataFolder folder) {
        this.matters = matters;
        this.regions = regions;
        this.topics = topics;
        this.index = MatterIndex.open(folder.resolve("search").resolve("matters"), matters.catalogueId());
        this.finder = new Finder(index, this::path, topics::name);
        for (CatalogueLifeEvent event : matters.listLifeEvents()) {
            index.phrases().put("life-event:" + event.code(), List.of(new Phrases.Phrase(event.name().zh(), Suggestion.Kind.LIFE_EVENT, event.code())));
        }
        catchUp();
    }

    @PreDestroy
    void close() {
        index.close();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void published(MatterPublished event) {
        catchUp();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void withdrawn(MatterWithdrawn event) {
        catchUp();
    }

    /** Other nodes publish too; and a listener may have been cut off. */
    @Scheduled(fixedDelay = 300)
    synchronized void catchUp() {
        long upTo = matters.revision();
        if (upTo <= index.revision()) {
            return;
        }
        Map<String, Listing> listings = new LinkedHashMap<>();
        List<String> gone = new ArrayList<>();
        for (String slug : matters.listChangedSince(index.revision())) {
            List<PublishedMatter> rows = matters.listImplementations(slug);
            if (rows.isEmpty() || rows.getFirst().definition().amongOrgans()) {
                gone.add(slug);
            } else {
                listings.put(slug, Listing.of(rows, topics));
            }
        }
        index.write(listings, gone, upTo);
    }

    @Override
    public MatterSearchResult search(MatterQuery query, PageRequest page) {
        return finder.search(query, page);
    }

    @Override
    public List<Suggestion> suggest(String q, @Nullable String region) {
        return finder.suggest(q, region);
    }

    @Override
    public Optional<MatterHit> find(String slug, @Nullable String region) {
        return finder.find(slug, region);
    }

    @Override
    public Map<String, Integer> countThemes(String audience, @Nullable String region) {
        return finder.countThemes(audience, region);
    }

    @Override
    public int size() {
        return finder.size();
    }

    /** From the region itself up to the province; null when no region is asked for. No organ serves a village alone: its township answers, from memory. */
    private @Nullable List<String> path(@Nullable String region) {
        return region == null ? null : regions.path(RegionCode.of(region.substring(0, Math.min(9, region.length())))).reversed().stream().map(Region::code).map(RegionCode::value).toList();
    }
}
