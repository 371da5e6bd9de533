package luoshu.data.profiles;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.data.matching.MatchKind;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** A profile, library by library; those that say nothing are left out. */
public record ProfileView(MatchKind kind, String name, List<ProfileLibrary> libraries) {

    /** {@code entries}: one, unless the library repeats. */
    public record ProfileLibrary(String library, Text name, List<ProfileEntry> entries) {
    }

    /** {@code title}: of a certificate; {@code certificate}: its id on this platform. */
    public record ProfileEntry(@Nullable Text title, @Nullable UUID certificate, List<ProfileField> fields) {
    }

    /** A field: the value that is taken, and what other sources say. {@code disagree}: one of them says something else. */
    public record ProfileField(String field, Text name, ProfileValue value, List<ProfileValue> others, boolean disagree) {
    }

    /**
     * A value and where it came from.
     *
     * @param ref           names the value for good: library, field and record
     * @param organName     whose source it is
     * @param table         or the register of the platform
     * @param column        absent for the platform's own
     * @param batch         number of the run it came with first; absent for the platform's own
     * @param since         read so first
     * @param confirmedAt   read so last
     * @param authoritative the source comes first for the field
     * @param placed        how the record came to the profile: {@code NUMBER}, {@code MATCH}, {@code NEW}, {@code REVIEW}
     * @param bits          of the comparison that brought it
     */
    public record ProfileValue(String ref, String value, String organName, String sourceName, String table, @Nullable String column, @Nullable Integer batch, Instant since, Instant confirmedAt, boolean authoritative,
                               String placed, @Nullable Double bits) {
    }
}
