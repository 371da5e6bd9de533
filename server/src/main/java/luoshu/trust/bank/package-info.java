/**
 * SIMULATED bank 沙箱银行: for demonstrations, trials and training, behind the interface of {@code trust.payments}. No money moves, and every screen says so. It is late, repeats
 * itself, falls silent, refuses and writes wrong statements on request. A real bank replaces it with {@code luoshu.bank.simulated=false} and a bean of its own.
 */
@ApplicationModule(displayName = "trust · bank")
@NullMarked
package luoshu.trust.bank;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
