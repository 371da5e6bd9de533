package luoshu.service.portal.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import luoshu.kernel.search.SearchFolder;
import luoshu.service.portal.Suggestion;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;

/** The index on disk and what of it is kept in memory. What changed since its revision is read and written as one commit. */
final class MatterIndex implements AutoCloseable {

    private final MatterDocuments documents = new MatterDocuments();
    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
    private final Map<String, Listing.Row> organs = new ConcurrentHashMap<>();
    private final Phrases phrases = new Phrases();
    private final SearchFolder folder;

    private MatterIndex(SearchFolder folder) {
        this.folder = folder;
        folder.search(this::readShelves);
    }

    static MatterIndex open(Path folder, String catalogueId) {
        return new MatterIndex(SearchFolder.open(folder, catalogueId, Fields.FORMAT));
    }

    long revision() {
        return folder.revision();
    }

    Map<String, Shelf> shelves() {
        return shelves;
    }

    Phrases phrases() {
        return phrases;
    }

    /** Replaces these matters and makes them visible, all or none; {@code gone} count no more. */
    synchronized void write(Map<String, Listing> listings, List<String> gone, long upTo) {
        folder.write(writer -> {
            for (String slug : gone) {
                writer.deleteDocuments(new Term(Fields.SLUG, slug));
                unshelve(slug);
            }
            for (Listing listing : listings.values()) {
                writer.updateDocument(new Term(Fields.SLUG, listing.slug()), documents.document(listing));
                shelve(listing);
            }
            return upTo;
        }, upTo);
    }

    <T> T search(SearchFolder.Work<IndexSearcher, T> work) {
        return folder.search(work);
    }

    private int readShelves(IndexSearcher searcher) throws IOException {
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
                if (live == null || live.get(doc)) {
                    shelve(MatterDocuments.listing(leaf.reader().storedFields().document(doc).getBinaryValue(Fields.LISTING)));
                }
            }
        }
        return shelves.size();
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
        folder.close();
    }
}
