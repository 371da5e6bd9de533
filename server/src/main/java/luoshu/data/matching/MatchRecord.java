package luoshu.data.matching;

import java.util.Map;

/** Values of a record as they were written; those it lacks are left out. */
public record MatchRecord(MatchKind kind, Map<MatchField, String> values) {

    public MatchRecord {
        values = Map.copyOf(values);
    }
}
