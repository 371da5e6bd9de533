package luoshu.data.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;

import luoshu.kernel.files.FileRef;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.Refused;

/** Entries from a table, CSV or workbook: first it is said what would become of it, and nothing is written until somebody has seen that. For those with {@link Resources#EDIT}. */
public interface ResourceImports {

    /** Takes the content of a table; it is nobody's import yet. */
    FileRef receive(InputStream content, String name);

    /** What would be written, and everything that is wrong, by row. Writes nothing. @throws Invalid when the file is not one's own or no table */
    ResourceImportCheck check(UUID file);

    /**
     * Writes what the check showed, all or nothing: new entries of one's own organ, drafts, and further editions of what is in force. Rows with faults stay behind.
     *
     * @param digest of the check that was seen
     * @throws Refused 409 {@code resource-import-changed} when it would be something else by now, {@code resource-import-nothing} when there is nothing to write
     */
    ResourceImportResult confirm(UUID file, String digest);

    /** An empty workbook with the columns of exports and imports, explained. */
    void template(OutputStream out) throws IOException;
}
