package luoshu.data.lineage;

/**
 * A column wherever it is.
 *
 * @param ref    id of the data source, entry or service; 12 digits of the matter; organ and namespace, separated by a colon, of what is outside
 * @param table  of a data source or dataset; method and path of a service; empty for entries and forms
 * @param column of the table, field of the entry or answer, JSON pointer of the form
 */
public record LineageColumn(LineagePlace place, String ref, String table, String column) {
}
