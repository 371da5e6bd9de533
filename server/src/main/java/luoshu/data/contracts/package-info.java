/**
 * 共享约定: who may ask which fields of which resource of whom, for which matters, on what ground, how often and until when (Decree 809, 国务院令第809号). The gateway and exchanges keep to it by machine. A contract never changes:
 * other terms are another contract. It is suspended and ended with a reason, by people of either side or the authority, and by the platform when its period is over or its resource is withdrawn; every node knows within a second.
 */
@ApplicationModule(displayName = "data · contracts")
@NullMarked
package luoshu.data.contracts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
