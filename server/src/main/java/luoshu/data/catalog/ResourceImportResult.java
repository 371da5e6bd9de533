package luoshu.data.catalog;

/** How many entries were begun, got another edition, got another text, and were as in the table already. */
public record ResourceImportResult(int created, int revised, int saved, int same) {
}
