package luoshu.trust.materials.web;

import java.util.List;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Permission;
import luoshu.trust.materials.MaterialFacts;
import luoshu.trust.materials.internal.CaseFactsDesk;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What an official is told of the materials of a case. */
@RestController
class CaseMaterialController {

    private static final Permission READ = new Permission("case.read");
    private final CaseFactsDesk desk;
    private final Access access;

    CaseMaterialController(CaseFactsDesk desk, Access access) {
        this.desk = desk;
        this.access = access;
    }

    @GetMapping("/api/work/cases/{number}/material-facts")
    List<MaterialFacts> ofCase(@PathVariable String number) {
        access.require(READ);
        return desk.get(number);
    }
}
