/**
 * Long acts: exports, imports, recalculations. A job runs apart from the request that asked for it, under the same person, shows progress, can be cancelled, leaves a file,
 * and begins again on another node when its own dies. Whatever a job does must therefore bear being begun twice.
 */
@ApplicationModule(displayName = "kernel · jobs")
@NullMarked
package luoshu.kernel.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
