package luoshu.data.gateway;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A table or view of a registered source that the platform serves as an API 库表服务.
 *
 * @param table         in the schema of the source
 * @param testTable     that systems under test are led to, with the same columns; absent: nowhere
 * @param resource      the entry of the catalogue it gives
 * @param subject       field that holds the identity number of the person asked about; it is asked by equality
 * @param most          rows of one page, 1–1 000
 * @param timeoutMillis most time for one answer, 100–60 000
 * @param atOnce        most calls under way at one time on one node, 1–1 000
 */
public record TableServiceDraft(@NotNull String name, @NotNull UUID source, @NotNull String table, @Nullable String testTable, @NotNull UUID resource, @NotNull List<@NotNull @Valid ServedColumn> columns,
                                @Nullable String subject, int most, int timeoutMillis, int atOnce) {

    public TableServiceDraft {
        columns = columns == null ? List.of() : List.copyOf(columns);
    }
}
