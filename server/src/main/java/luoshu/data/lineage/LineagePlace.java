package luoshu.data.lineage;

/** What a column is of: a table of a data source, an entry of the catalogue in force, a service behind the gateway, a form of a matter, a dataset somebody told of that is registered nowhere. */
public enum LineagePlace { SOURCE, ENTRY, SERVICE, FORM, OUTSIDE }
