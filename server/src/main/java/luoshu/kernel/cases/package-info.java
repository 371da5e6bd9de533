/**
 * Cases 办件: one aggregate, one table of transitions {@code (state, command) → (state, fact)} for the whole statutory life. A transition is one load, one statement that
 * changes the row, appends to the journal, moves the tasks and writes the audit, and one commit. A case is pinned to the version of its matter. The flow (who examines,
 * reviews, decides) runs inside handling only; acceptance, correction, special procedures, extension and delivery belong to the case.
 */
@ApplicationModule(displayName = "kernel · cases")
@NullMarked
package luoshu.kernel.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
