package luoshu.kernel.tasks;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What became of each row: each is an act of its own, done or refused by itself. */
public record BulkOutcome(List<BulkResult> results) {

    public record BulkResult(UUID id, boolean ok, @Nullable String code, @Nullable String detail) {
    }
}
