package luoshu.data.lineage;

/** By what one column goes into another: an exchange flow, an entry made from a table, an entry copied from another, a service that gives an entry, a prefill rule, a statement of SQL, a view, a job of another system. */
public enum LineageOrigin { EXCHANGE, ENTRY, COPY, SERVICE, PREFILL, SQL, VIEW, OPENLINEAGE }
