package luoshu.data.analysis;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a file is known for.
 *
 * @param by     DIGEST: the file as it was made; MARK: it was changed since; NOTHING: no export within reach
 * @param marks  cells with the mark that decided
 * @param number of the record of use, like what follows absent for NOTHING
 */
public record ExportRecognised(By by, int marks, @Nullable String number, @Nullable Instant at, @Nullable String name, @Nullable String organName, @Nullable String purpose, List<String> contracts) {

    public ExportRecognised {
        contracts = List.copyOf(contracts);
    }

    public enum By { DIGEST, MARK, NOTHING }
}
