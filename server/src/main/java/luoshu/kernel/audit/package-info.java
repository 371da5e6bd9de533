/** Append-only record of every act, denial and read of personal data: who, in which capacity, what, on which object, with what outcome, under which request. */
@ApplicationModule(displayName = "kernel · audit")
@NullMarked
package luoshu.kernel.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
