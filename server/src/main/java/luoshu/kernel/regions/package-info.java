/**
 * Administrative divisions 行政区划 of the province, five levels, with the functional zones and the codes that were given up. Two parents are kept apart: the
 * statutory one is in the code's digits, the management one says who runs the place (the Airport zone 410173 is run by the province, Jiyuan 419001 works as a city).
 * Powers and work lists follow management, statistics follow statute. Content: {@code packages/regions}; loaded when its hash changes.
 */
@ApplicationModule(displayName = "kernel · regions")
@NullMarked
package luoshu.kernel.regions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
