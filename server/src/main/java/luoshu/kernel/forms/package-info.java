/** Forms as data: JSON Schema 2020-12 with a layout. Checks what an applicant filled in; errors carry JSON pointers and Chinese sentences. Bounded in depth, size and time. */
@ApplicationModule(displayName = "kernel · forms")
@NullMarked
package luoshu.kernel.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
