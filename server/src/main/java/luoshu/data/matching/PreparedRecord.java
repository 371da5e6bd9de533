package luoshu.data.matching;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A record with its values in one form; made by {@link Matching#prepare}. */
public final class PreparedRecord {

    private final MatchRecord record;
    private final Map<MatchField, String> plain;
    private final @Nullable Place place;

    PreparedRecord(MatchRecord record, Map<MatchField, String> plain, @Nullable Place place) {
        this.record = record;
        this.plain = plain;
        this.place = place;
    }

    public MatchKind kind() {
        return record.kind();
    }

    public MatchRecord record() {
        return record;
    }

    /** Only fields that say something. */
    public Map<MatchField, String> plain() {
        return plain;
    }

    @Nullable Place place() {
        return place;
    }
}
