package luoshu.data.analysis;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A table as whoever is signed in may analyse it.
 *
 * @param name     in statements
 * @param contract number; absent: a table of the official's own organ
 * @param purpose  what the contract allows it for
 * @param matters  basic codes (12 digits) one of which a question must be for; empty: for none
 * @param from     first day and {@code until} last day of the contract
 * @param rows     most rows of one answer under the contract
 * @param only     rows the contract gives; absent: all
 * @param problem  why it cannot be asked now; absent: it can
 */
public record AnalysisTable(String name, String title, UUID resource, String providerName, @Nullable String contract, @Nullable String purpose, List<String> matters, @Nullable LocalDate from, @Nullable LocalDate until,
                            @Nullable Integer rows, @Nullable RowsOnly only, @Nullable String sourceName, List<AnalysisColumn> columns, @Nullable TableProblem problem) {

    public AnalysisTable {
        matters = List.copyOf(matters);
        columns = List.copyOf(columns);
    }

    /** Rows whose item {@code column} – which need not be given – begins with {@code prefix}. */
    public record RowsOnly(String column, String prefix) {
    }
}
