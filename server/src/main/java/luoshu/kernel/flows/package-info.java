/**
 * Who examines, reviews and decides, in what order: BPMN inside the handling of a case. {@link luoshu.kernel.flows.Flows#check} reads a diagram under the grammar of
 * docs/matter-package.md §5 and collects every finding with line and column. A plain chain of user tasks is compiled to steps and needs no engine; parallel,
 * multi-instance, timer and sub-process flows run on Flowable without history. Both answer with the same {@link luoshu.kernel.flows.FlowPosition}; the case keeps it.
 */
@ApplicationModule(displayName = "kernel · flows")
@NullMarked
package luoshu.kernel.flows;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
