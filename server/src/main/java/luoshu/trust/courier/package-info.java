/**
 * SIMULATED courier 模拟邮政速递: for demonstrations, trials and training, behind the interface of {@code trust.delivery}. No parcel moves, and every screen says so. It is late, repeats
 * itself, tells things in the wrong order, fails to deliver and brings parcels back on request. A real courier replaces it with {@code luoshu.courier.simulated=false} and a bean of its
 * own.
 */
@ApplicationModule(displayName = "trust · courier")
@NullMarked
package luoshu.trust.courier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
