package luoshu.data.analysis;

import java.time.Instant;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * Use of data that is unlike others.
 *
 * @param person       whose use
 * @param number       of the question after which it was raised
 * @param found        what was counted; {@code bound}: more than this raised it
 * @param acknowledged what somebody said to it; absent: nobody has
 */
public record AnalysisAlarm(UUID id, String rule, Text name, String basis, String person, String organName, Instant at, String number, long found, long bound, @Nullable Acknowledgement acknowledged) {

    public record Acknowledgement(Instant at, String name, String words) {
    }
}
