package luoshu.data.profiles;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import luoshu.data.matching.MatchKind;

/** {@code table} of the data source {@code source}; {@code key}: a column that tells its rows apart. */
public record FeedDraft(@NotBlank @Size(max = 60) String library, @NotNull MatchKind subject, @NotNull UUID source, @NotBlank @Size(max = 120) String table, @NotBlank @Size(max = 120) String key,
                        @NotNull @Size(max = 60) @Valid List<FeedColumn> columns) {
}
