package luoshu.trust.materials;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import luoshu.trust.reading.Reading;
import org.jspecify.annotations.Nullable;

/** What was read from a file. {@code title}: what it looks like; {@code failure} as {@link Reading}. */
public record MaterialReading(UUID file, String material, Reading.State state, @Nullable String failure, @Nullable Text title, int pages, List<ReadFieldView> fields) {
}
