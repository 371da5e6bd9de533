package luoshu.kernel.packages;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A value of a YAML or JSON file with its place. */
public sealed interface Located {

    Position at();

    record Mapping(Position at, List<Entry> entries) implements Located {
        public @Nullable Located get(String key) {
            for (Entry entry : entries) {
                if (entry.key().equals(key)) {
                    return entry.value();
                }
            }
            return null;
        }
    }

    record Entry(String key, Position at, Located value) {
    }

    record Sequence(Position at, List<Located> items) implements Located {
    }

    /** {@code text}: as written, without quotes. {@code kind} by the rules of YAML 1.2: only true/false are booleans. */
    record Scalar(Position at, Kind kind, String text) implements Located {
    }

    enum Kind { TEXT, NUMBER, BOOLEAN, NULL }
}
