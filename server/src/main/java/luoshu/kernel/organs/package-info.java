/**
 * Organs of government 政务部门 and their posts 岗位. An organ is known by its credit code; it holds one line of duty 条线 for one division at one or more levels.
 * Which bureau does what differs by place and is reformed every few years, so it is data, never code. Demonstration organs come from {@code packages/demo/organs.yaml}.
 */
@ApplicationModule(displayName = "kernel · organs")
@NullMarked
package luoshu.kernel.organs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
