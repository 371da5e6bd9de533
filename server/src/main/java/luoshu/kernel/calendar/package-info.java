/** Working days and legal limits. */
@ApplicationModule(displayName = "kernel · calendar")
@NullMarked
package luoshu.kernel.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
