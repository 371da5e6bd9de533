/**
 * Refusals. A refusal is a fact with a stable code, said once, precisely, with what is needed to mend it. Each module extends
 * {@link luoshu.kernel.problems.Problem} with its own family; one advice (module {@code requests}) renders RFC 9457. A bug is not a Problem.
 */
@ApplicationModule(displayName = "kernel · problems")
@NullMarked
package luoshu.kernel.problems;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
