package luoshu.kernel.matters.internal;

import java.util.ArrayList;
import java.util.List;

import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.packages.Finding;
import org.springframework.stereotype.Component;

/** Every check of a package, in the order of docs/matter-package.md. */
@Component
class PackageChecks {

    private final List<PackageCheck> checks;

    PackageChecks(List<PackageCheck> checks) {
        this.checks = checks;
    }

    List<Finding> check(MatterDefinition matter, MatterDocuments documents) {
        List<Finding> findings = new ArrayList<>();
        for (PackageCheck check : checks) {
            findings.addAll(check.check(matter, documents));
        }
        return findings;
    }
}
