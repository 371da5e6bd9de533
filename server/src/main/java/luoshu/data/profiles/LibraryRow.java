package luoshu.data.profiles;

import java.time.Instant;
import java.util.List;

import luoshu.data.matching.MatchKind;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * A base library.
 *
 * @param basis    law that names it
 * @param repeats  a subject may have several entries
 * @param own      the platform's own records, fed by nobody
 * @param feeds    tables that feed it
 * @param records  rows in it
 * @param profiles persons and enterprises they are about
 * @param ranAt    when a feed was last read to its end
 */
public record LibraryRow(String code, Text name, String basis, List<MatchKind> subjects, boolean repeats, boolean own, List<LibraryField> fields, int feeds, long records, long profiles, @Nullable Instant ranAt) {

    public LibraryRow {
        subjects = List.copyOf(subjects);
        fields = List.copyOf(fields);
    }
}
