package luoshu.kernel.matters.internal;

import java.util.List;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.packages.Finding;
import org.jspecify.annotations.Nullable;

/** What reading a package gave: the findings, and the definition when nothing blocks. */
record MatterPackage(@Nullable MatterDefinition definition, List<Finding> findings) {

    boolean usable() {
        return definition != null && findings.stream().noneMatch(Finding::blocks);
    }
}
