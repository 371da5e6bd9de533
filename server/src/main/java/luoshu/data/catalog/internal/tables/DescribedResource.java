package luoshu.data.catalog.internal.tables;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.data.catalog.ResourceDraft;
import luoshu.data.catalog.ResourceImportFault;
import luoshu.kernel.problems.FieldError;

/**
 * What the rows of a table say about one resource.
 *
 * @param row      its first
 * @param code     of the resource in force, or empty
 * @param organ    credit code of the organ that has it, or empty
 * @param provider name of that organ, or empty
 * @param itemRows where each item stands
 * @param faulty   some of it was not understood
 */
public record DescribedResource(int row, String code, String organ, String provider, ResourceDraft draft, List<Integer> itemRows, boolean faulty) {

    private static final Pattern ITEM = Pattern.compile("/items/([0-9]+)/.*");

    /** A fault of the draft, where it stands in the table. */
    public ResourceImportFault fault(FieldError error) {
        Matcher item = ITEM.matcher(error.pointer());
        int at = item.matches() ? itemRows.get(Integer.parseInt(item.group(1))) : row;
        return new ResourceImportFault(at, ResourceColumn.of(error.pointer()).title(), "", error.code(), error.message());
    }

    /** A fault of the resource as a whole. */
    public ResourceImportFault fault(String code, String message) {
        return new ResourceImportFault(row, ResourceColumn.NAME.title(), String.valueOf(draft.name()), code, message);
    }
}
