package luoshu.data.analysis.internal;

/**
 * How much one statement may be.
 *
 * @param columns of its widest query
 * @param from    tables it goes over; a query of WITH counts each time it is named
 * @param nesting parentheses and brackets in each other
 * @param millis  to read it
 * @param atOnce  statements that are read at one time on a node
 */
record StatementBounds(int columns, int from, int nesting, int millis, int atOnce) {
}
