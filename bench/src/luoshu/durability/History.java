package luoshu.durability;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

import luoshu.bench.Json;

/** Every act with its outcome, on disk as it happens. An act whose outcome is unknown may have happened once, never twice. */
final class History implements AutoCloseable {

    enum Outcome { OK, FAIL, UNKNOWN }

    private final Writer file;
    private final long from = System.nanoTime();
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

    History(Path path) throws IOException {
        file = Files.newBufferedWriter(path);
    }

    synchronized void add(int writer, String act, String object, UUID key, Outcome outcome, String said) {
        counts.merge(outcome, 1L, Long::sum);
        try {
            file.write(Json.write(Json.map("ms", (System.nanoTime() - from) / 1_000_000, "writer", writer, "act", act, "object", object, "key", key.toString(), "outcome", outcome.name(), "said", said)));
            file.write('\n');
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    synchronized long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
