package luoshu.data.analysis.internal;

import java.util.List;
import java.util.UUID;

import luoshu.data.analysis.AnalysisTable;
import luoshu.data.analysis.AnalysisType;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractItem;
import luoshu.data.contracts.RowCondition;
import luoshu.kernel.access.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A table somebody is given.
 *
 * @param names    by which a statement may call it, in small letters; the first is shown
 * @param contract absent: their organ's own
 * @param place    where it is read; absent: nowhere
 */
record GrantedTable(List<String> names, AnalysisTable shown, @Nullable Contract contract, Subject provider, @Nullable Place place, List<GrantedColumn> columns) {

    /** {@code condition}: in the table's own column. */
    record Place(UUID source, String relation, @Nullable RowCondition condition) {
    }

    /**
     * @param name   in statements
     * @param column of the source
     * @param item   absent: of a table of one's own, as it is
     * @param engine its type in the engine
     * @param value  turns the text {@code {}} that was read into a value of that type
     */
    record GrantedColumn(String name, String column, String field, @Nullable ContractItem item, AnalysisType type, String engine, String value, boolean personal, int sensitivity) {
    }
}
