/**
 * Efficiency supervision 效能监察: how many cases, how many in time, where the lights are yellow or red; and urging. Reads the published views of cases and tasks inside the
 * supervisor's scope; counts nothing of its own.
 */
@ApplicationModule(displayName = "service · monitoring")
@NullMarked
package luoshu.service.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
