/**
 * Content as folders: files read from a folder, a zip or the program itself, bounded in number and size, never written to disk. YAML and JSON are read with the
 * place of every value, so that a finding says file, line and column. What a kind of package means is known by the module that owns the kind (matters: kernel.matters).
 */
@ApplicationModule(displayName = "kernel · packages")
@NullMarked
package luoshu.kernel.packages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
