package luoshu.trust.seals.internal;

import java.time.Instant;

import luoshu.trust.seals.SealHolder;
import luoshu.trust.seals.SealKind;
import luoshu.trust.seals.SealState;
import org.jspecify.annotations.Nullable;

/** A seal as stored, without what was made. */
public record SealRow(String id, SealHolder holder, SealKind kind, String words, int millimetres, SealState state, int version, boolean demonstration, @Nullable String previous, String appliedBy,
                      Instant appliedAt, @Nullable Instant validFrom, @Nullable Instant validTo, @Nullable String key) {

    /** What stands on it. */
    public String name() {
        return holder.name() + words;
    }
}
