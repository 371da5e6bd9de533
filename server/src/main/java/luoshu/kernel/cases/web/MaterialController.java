package luoshu.kernel.cases.web;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.cases.SpaceMaterial;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.problems.Invalid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The applicant's material space: what was handed in before, and handing it in again. */
@RestController
class MaterialController {

    private final Cases cases;
    private final Access access;

    MaterialController(Cases cases, Access access) {
        this.cases = cases;
        this.access = access;
    }

    @GetMapping("/api/portal/materials")
    List<SpaceMaterial> list() {
        return cases.listMaterials(access.applicant());
    }

    @PostMapping("/api/portal/drafts/{id}/materials/{code}/earlier-files")
    @Asks(of = Actor.Applicant.class)
    FileRef reuse(@PathVariable UUID id, @PathVariable String code, @RequestBody EarlierFile earlier) {
        if (earlier.fileId == null) {
            throw new Invalid("/fileId", "required", "请选择材料");
        }
        return cases.reuseFile(access.applicant(), id, code, earlier.fileId);
    }

    record EarlierFile(@Nullable UUID fileId) {
    }
}
