/**
 * Tables people upload – CSV as spreadsheets write it, workbooks – read row by row: memory does not grow with the file. What a column means and what is wrong with a row is for the module that
 * asked for the table.
 */
@ApplicationModule(displayName = "kernel · tables")
@NullMarked
package luoshu.kernel.tables;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
