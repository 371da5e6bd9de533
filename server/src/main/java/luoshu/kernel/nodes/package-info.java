/**
 * What a process does. By default everything; with {@code luoshu.roles} only what its roles need: other work of the clock and of the background rests there, other addresses do not exist. Nodes of one installation share its
 * database and keys.
 */
@ApplicationModule(displayName = "kernel · nodes")
@NullMarked
package luoshu.kernel.nodes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
