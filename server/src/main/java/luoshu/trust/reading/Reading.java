package luoshu.trust.reading;

import java.time.LocalDate;
import java.util.List;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * What became of reading one content.
 *
 * @param failure why it could not be read, a code: {@code unreadable}, {@code too-long}, {@code crashed}, {@code gone}
 * @param title   what it was recognised as; null: as nothing known
 * @param pages   that can be shown
 * @param validTo when it says so
 */
public record Reading(String sha256, State state, @Nullable String failure, @Nullable Text title, int pages, List<ReadField> fields, @Nullable LocalDate validFrom,
                      @Nullable LocalDate validTo) {

    public enum State { WAITING, READ, FAILED }
}
