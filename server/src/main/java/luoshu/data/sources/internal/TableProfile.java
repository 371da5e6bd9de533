package luoshu.data.sources.internal;

import java.util.Map;

import luoshu.data.sources.ColumnProfile;
import luoshu.data.sources.SourceOutcome;
import org.jspecify.annotations.Nullable;

/** What a sample of a table says, by column; {@code fault}: why there is none. */
record TableProfile(int rows, @Nullable SourceOutcome fault, Map<String, ColumnProfile> columns) {

    static TableProfile failed(SourceOutcome fault) {
        return new TableProfile(0, fault, Map.of());
    }
}
