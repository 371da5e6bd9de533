package luoshu.kernel.matters.internal;

import java.util.List;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.packages.Finding;

/** One group of rules of docs/matter-package.md that a shape cannot say. */
interface PackageCheck {

    List<Finding> check(MatterDefinition matter, MatterDocuments documents);
}
