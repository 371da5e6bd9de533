/** Words people read, in both languages. */
@ApplicationModule(displayName = "kernel · texts")
@NullMarked
package luoshu.kernel.texts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
