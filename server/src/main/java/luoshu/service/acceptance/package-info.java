/**
 * The window 综合窗口: a clerk files for somebody who stands before them. Applicant and clerk are recorded apart; what is filed is an ordinary case with an ordinary receipt,
 * and may be accepted on the spot.
 */
@ApplicationModule(displayName = "service · acceptance")
@NullMarked
package luoshu.service.acceptance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
