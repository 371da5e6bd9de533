package luoshu.kernel.cases;

import java.time.Instant;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** One fact as the applicant reads it. */
public record TimelineEntry(Instant at, CaseFact code, Text title, @Nullable Text explain, @Nullable String organName, @Nullable String officialPost, @Nullable UUID documentId) {
}
