package luoshu.kernel.matters.internal;

import java.util.List;
import java.util.Map;

import luoshu.kernel.forms.Forms;
import luoshu.kernel.packages.PackageFiles;
import luoshu.kernel.packages.ShippedPackages;
import luoshu.kernel.rules.Rules;

/** The shipped packages and a reader without Spring. */
final class Packages {

    static final Rules RULES = new Rules();
    static final Forms FORMS = new Forms();
    static final MatterReader READER = new MatterReader(new PackageChecks(List.of(new IdentityCheck(new Catalogue()), new SituationCheck(RULES), new MaterialCheck(), new FormCheck(FORMS),
            new FlowCheck(), new DecisionCheck(RULES), new TextCheck())));
    static final Map<String, PackageFiles> SHIPPED = ShippedPackages.list("matters");

    private Packages() {
    }

    static PackageFiles food() {
        return SHIPPED.get("000131001000-food-business-licence");
    }
}
