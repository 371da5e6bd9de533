package luoshu.data.prefill.web;

import java.util.List;
import java.util.UUID;

import luoshu.data.prefill.PrefillProof;
import luoshu.data.prefill.Prefills;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Fields of a case that shared data filled in, and their proofs, for who handles it. */
@RestController
@RequestMapping("/api/work/case-prefills/{number}")
class CasePrefillController {

    private static final Permission READ = new Permission("case.read");
    private final Prefills prefills;
    private final Access access;

    CasePrefillController(Prefills prefills, Access access) {
        this.prefills = prefills;
        this.access = access;
    }

    @GetMapping
    List<PrefillProof> list(@PathVariable String number) {
        access.require(READ);
        return prefills.ofCase(number);
    }

    @GetMapping("/{id}")
    PrefillProof proof(@PathVariable String number, @PathVariable UUID id) {
        access.require(READ);
        return prefills.proof(number, id);
    }
}
