/**
 * Decisions that people write as rules: FEEL conditions and DMN tables. Run sandboxed: no function reaches Java, models cannot import, every evaluation has a
 * size and a time limit. Compiled once, cached.
 */
@ApplicationModule(displayName = "kernel · rules")
@NullMarked
package luoshu.kernel.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
