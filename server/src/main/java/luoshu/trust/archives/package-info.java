/**
 * Electronic archives 电子档案 of cases. When a case has ended, its package is built once: contents, metadata, list of SM3 digests, SM2 signature of the organ, time stamp; it passes the
 * four-nature checks 四性检测 or is not filed. Checks are repeated as long as it is kept, and name what is damaged. Nothing is destroyed before another person approved it, and what was
 * destroyed or handed over stays recorded. What counts – numbers, retention, metadata, items of the checks – is content ({@code packages/archives}).
 */
@ApplicationModule(displayName = "trust · archives")
@NullMarked
package luoshu.trust.archives;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
