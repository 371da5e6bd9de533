package luoshu.trust.seals;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A seal as those who look after it see it.
 *
 * @param words    of a special seal; empty for the holder's own
 * @param name     as it stands on the seal
 * @param previous the seal it takes the place of
 * @param possible what whoever asks may do with it now
 */
public record SealView(String id, SealHolder.Kind holderKind, String holder, String holderName, SealKind kind, String words, String name, int millimetres, SealState state, int version,
                       boolean demonstration, @Nullable String previous, Instant appliedAt, @Nullable Instant validFrom, @Nullable Instant validTo, @Nullable SealCertificate certificate,
                       List<SealAct> possible) {
}
