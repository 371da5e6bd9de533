/**
 * 数据预填: an organ says which fields of a matter's form are filled in from what another organ answers under a contract; the applicant is told and agrees; the platform asks through the gateway; each value keeps the sealed
 * call behind it, which whoever handles the case opens. What fails leaves the field to be filled in by hand.
 */
@ApplicationModule(displayName = "data · prefill")
@NullMarked
package luoshu.data.prefill;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
