/**
 * Matters 事项: the basic catalogue 基本目录, its versions, and the implementing list 实施清单 – one row for every organ that implements a matter.
 * A matter is authored as a package folder (docs/matter-package.md); what is read here is that folder as records. A version never changes once imported;
 * a case is pinned to the version it was opened under. Published matters are kept in memory: {@link luoshu.kernel.matters.Matters#findByCode} costs one map look-up.
 */
@ApplicationModule(displayName = "kernel · matters")
@NullMarked
package luoshu.kernel.matters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
