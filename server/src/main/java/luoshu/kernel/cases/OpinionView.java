package luoshu.kernel.cases;

import java.time.Instant;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** What an official said at a step. */
public record OpinionView(Instant at, Text step, String official, @Nullable String post, @Nullable String organName, String outcome, @Nullable String text) {
}
