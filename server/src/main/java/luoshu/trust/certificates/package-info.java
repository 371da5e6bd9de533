/**
 * Electronic certificates 电子证照: what an organ's decision becomes – identified (GB/T 36904), laid out (GB/T 36905), sealed, kept, shown and checked.
 */
@ApplicationModule(displayName = "trust · certificates")
@NullMarked
package luoshu.trust.certificates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
