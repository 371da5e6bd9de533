package luoshu.data.open;

import java.time.Instant;
import java.util.List;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * What the table tells of persons.
 *
 * @param identifiers columns that name persons by themselves
 * @param quasi       columns rows were grouped by; without any, the table is about nobody
 * @param smallest    rows of the smallest group; absent: there is none
 * @param below       rows in groups with fewer than {@code k}
 * @param diversity   least number of different values of a sensitive column in a group; absent: there is none
 * @param reasons     in Chinese, why it does not pass
 */
public record AnonymityReport(boolean passed, int rows, int k, int l, String basis, List<FoundIdentifier> identifiers, List<String> quasi, List<String> sensitive, int groups, @Nullable Integer smallest, int below,
                              @Nullable Integer diversity, List<String> reasons, Instant at) {

    /** {@code values}: how many look it; 0 when its name says so. {@code excused}: the reason that was given counts. */
    public record FoundIdentifier(String column, Text reason, int values, boolean excused) {
    }
}
