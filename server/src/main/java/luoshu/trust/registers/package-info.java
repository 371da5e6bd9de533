/**
 * SIMULATED registers 模拟登记库: a population and an enterprise register for demonstrations, trials and training, behind the interfaces of {@code kernel.parties}. Every
 * answer says {@code simulated}. They fail like real ones on request: slowly, sometimes, or altogether. A real register replaces them with
 * {@code luoshu.registers.simulated=false} and beans of its own.
 */
@ApplicationModule(displayName = "trust · registers")
@NullMarked
package luoshu.trust.registers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
