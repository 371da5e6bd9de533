/**
 * Finding a matter and reading its guide: search by words, pinyin, initials and everyday names, topics, life events, the questions that decide what to bring.
 * The index is a copy that can always be made again from kernel.matters; it stands behind the small port {@link luoshu.service.portal.MatterSearch}.
 */
@ApplicationModule(displayName = "service · portal")
@NullMarked
package luoshu.service.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
