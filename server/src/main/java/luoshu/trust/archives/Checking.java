package luoshu.trust.archives;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** One four-nature check: when, by whom, and every item. */
public record Checking(UUID id, Checkpoint checkpoint, Instant at, String operatorName, boolean passed, List<CheckedItem> items) {

    public enum CheckMethod { AUTO, MANUAL }

    /** {@code passed} missing: an item for a person, not looked at. */
    public record CheckedItem(String code, Nature nature, Text name, CheckMethod method, @Nullable Boolean passed, List<CheckFault> faults) {
    }

    /** What is wrong with what: {@code fault} is the key of the browser's text, {@code subject} the file, element or value. */
    public record CheckFault(String fault, String subject) {
    }
}
