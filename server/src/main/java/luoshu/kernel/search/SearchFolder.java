package luoshu.kernel.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's index of something in the database. A commit carries what it is a copy of and the revision it stands for. Damaged, of another format or of another database:
 * deleted and made again.
 */
public final class SearchFolder implements AutoCloseable {

    /** What changes the index, or looks into it. */
    @FunctionalInterface
    public interface Work<I, T> {
        T with(I index) throws IOException;
    }

    private static final Logger log = LoggerFactory.getLogger(SearchFolder.class);
    private final String source;
    private final String format;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile long revision;

    private SearchFolder(Path folder, String source, String format) throws IOException {
        this.source = source;
        this.format = format;
        this.directory = FSDirectory.open(folder);
        this.writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()).setRAMBufferSizeMB(32));
        Map<String, String> made = new HashMap<>();
        if (writer.getLiveCommitData() != null) {
            writer.getLiveCommitData().forEach(entry -> made.put(entry.getKey(), entry.getValue()));
        }
        if (source.equals(made.get("catalogue")) && format.equals(made.get("format"))) {
            this.revision = Long.parseLong(made.get("revision"));
        } else {
            writer.deleteAll();
            this.revision = -1;
        }
        this.searchers = new SearcherManager(writer, null);
        searchers.maybeRefreshBlocking();
    }

    /** @param source what is indexed, of which database; @param format changes with the fields */
    public static SearchFolder open(Path folder, String source, String format) {
        try {
            Files.createDirectories(folder);
            return new SearchFolder(folder, source, format);
        } catch (IOException | RuntimeException damaged) {
            log.warn("the search index in {} cannot be used and is made again: {}", folder, damaged.toString());
            try {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                        Files.deleteIfExists(file);
                    }
                }
                Files.createDirectories(folder);
                return new SearchFolder(folder, source, format);
            } catch (IOException hopeless) {
                throw new UncheckedIOException(hopeless);
            }
        }
    }

    /** What the index stands for; -1 when it is new. */
    public long revision() {
        return revision;
    }

    /** Makes the changes visible, all or none; the index stands for {@code upTo} then. */
    public synchronized void write(Work<IndexWriter, ?> changes, long upTo) {
        try {
            changes.with(writer);
            writer.setLiveCommitData(Map.of("catalogue", source, "format", format, "revision", String.valueOf(upTo)).entrySet());
            writer.commit();
            searchers.maybeRefreshBlocking();
            revision = upTo;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public <T> T search(Work<IndexSearcher, T> work) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return work.with(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
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
