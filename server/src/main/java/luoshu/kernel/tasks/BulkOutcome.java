package luoshu.kernel.tasks;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What became of each row: done or refused by itself, whatever happened to the others. */
public record BulkOutcome(List<BulkResult> results) {

    public record BulkResult(UUID id, boolean ok, @Nullable String code, @Nullable String detail) {
    }
}
