/**
 * Delivery 送达: how the result of a case reaches the applicant. By courier, behind {@link luoshu.trust.delivery.CourierProvider}, tracked until somebody signed or it came back; or at
 * the window with a pick-up code, with the record of who took it, an agent told apart. What ends here is the statutory delivery of the case (许可法 44).
 */
@ApplicationModule(displayName = "trust · delivery")
@NullMarked
package luoshu.trust.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
