package luoshu.data.asking;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** How many materials stand how, and how many times they were brought in twelve months. {@code countedAt} is missing before the first count. */
public record AskingTotals(int free, int stillAsked, int awaiting, int noSource, long papers, long taken, @Nullable Instant countedAt) {
}
