package luoshu.service.portal.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

import luoshu.service.portal.Suggestion;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index on disk and what of it is kept in memory. A commit carries the catalogue and the revision it stands for; what changed since is read and written as one
 * commit. Damaged, of another format or of another database: deleted and made again.
 */
final class MatterIndex implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MatterIndex.class);
    private final MatterDocuments documents = new MatterDocuments();
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
    private final Map<String, Listing.Row> organs = new ConcurrentHashMap<>();
    private final Phrases phrases = new Phrases();
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile long revision;

    private MatterIndex(Path folder, String catalogueId) throws IOException {
        this.directory = FSDirectory.open(folder);
        this.writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()).setRAMBufferSizeMB(32));
        Map<String, String> made = new HashMap<>();
        if (writer.getLiveCommitData() != null) {
            writer.getLiveCommitData().forEach(entry -> made.put(entry.getKey(), entry.getValue()));
        }
        if (catalogueId.equals(made.get("catalogue")) && Fields.FORMAT.equals(made.get("format"))) {
            this.revision = Long.parseLong(made.get("revision"));
        } else {
            writer.deleteAll();
            this.revision = -1;
        }
        this.searchers = new SearcherManager(writer, null);
        searchers.maybeRefreshBlocking();
        readShelves();
    }

    static MatterIndex open(Path folder, String catalogueId) {
        try {
            Files.createDirectories(folder);
            return new MatterIndex(folder, catalogueId);
        } catch (IOException | RuntimeException damaged) {
            log.warn("the search index in {} cannot be used and is made again: {}", folder, damaged.toString());
            try {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                        Files.deleteIfExists(file);
                    }
                }
                Files.createDirectories(folder);
                return new MatterIndex(folder, catalogueId);
            } catch (IOException hopeless) {
                throw new UncheckedIOException(hopeless);
            }
        }
    }

    long revision() {
        return revision;
    }

    Map<String, Shelf> shelves() {
        return shelves;
    }

    Phrases phrases() {
        return phrases;
    }

    /** Replaces these matters (null: it counts no more) and makes them visible, all or none. */
    synchronized void write(Map<String, Listing> listings, List<String> gone, String catalogueId, long upTo) {
        try {
            for (String slug : gone) {
                writer.deleteDocuments(new Term(Fields.SLUG, slug));
            }
            for (Listing listing : listings.values()) {
                writer.updateDocument(new Term(Fields.SLUG, listing.slug()), documents.document(listing));
            }
            writer.setLiveCommitData(Map.of("catalogue", catalogueId, "format", Fields.FORMAT, "revision", String.valueOf(upTo)).entrySet());
            writer.commit();
            gone.forEach(this::unshelve);
            listings.values().forEach(this::shelve);
            searchers.maybeRefreshBlocking();
            revision = upTo;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    <T> T search(Function<IndexSearcher, T> work) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return work.apply(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void readShelves() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                Bits live = leaf.reader().getLiveDocs();
                for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
                    if (live == null || live.get(doc)) {
                        shelve(MatterDocuments.listing(leaf.reader().storedFields().document(doc).getBinaryValue(Fields.LISTING)));
                    }
                }
            }
        } finally {
            searchers.release(searcher);
        }
    }

    private void shelve(Listing listing) {
        shelves.put(listing.slug(), new Shelf(listing, organs));
        List<Phrases.Phrase> spoken = new ArrayList<>(List.of(new Phrases.Phrase(listing.name().zh(), Suggestion.Kind.MATTER, listing.slug())));
        listing.keywords().forEach(keyword -> spoken.add(new Phrases.Phrase(keyword, Suggestion.Kind.SYNONYM, listing.slug())));
        phrases.put(listing.slug(), spoken);
    }

    private void unshelve(String slug) {
        shelves.remove(slug);
        phrases.remove(slug);
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
