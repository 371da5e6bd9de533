package luoshu.data.lineage.internal;

import luoshu.data.lineage.LineageColumn;
import luoshu.data.lineage.LineageHow;

/** A column goes into column {@code to} of the table a statement is about. */
public record ToldEdge(LineageColumn from, String to, LineageHow how) {
}
