package luoshu.data.analysis.internal;

import java.util.List;

import luoshu.data.analysis.internal.GrantedTable.GrantedColumn;

/** A table a question reads. {@code name}: in the engine; {@code columns}: those it may mean, never none. */
record Loading(String name, GrantedTable table, List<GrantedColumn> columns) {
}
