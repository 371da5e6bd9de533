package luoshu.data.catalog;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a table and what would become of it.
 *
 * @param row     its first, as a spreadsheet counts
 * @param missing what would still stand against handing it in
 */
public record ResourceImportEntry(int row, String name, @Nullable String code, Change change, int items, int missing) {

    /** A new entry, the next edition of one in force, another text of a draft, nothing. */
    public enum Change { NEW, EDITION, DRAFT, SAME }
}
