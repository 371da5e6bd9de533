package luoshu.trust.archives.web;

import java.time.LocalDate;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.jobs.Job;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.archives.Archives;
import luoshu.trust.archives.PackageQuery;
import luoshu.trust.archives.PackageState;
import luoshu.trust.archives.PackageSummary;
import luoshu.trust.archives.PackageView;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Archive packages for archivists. */
@RestController
@RequestMapping("/api/work/archives")
class ArchiveController {

    private final Archives archives;
    private final Access access;

    ArchiveController(Archives archives, Access access) {
        this.archives = archives;
        this.access = access;
    }

    @GetMapping
    Page<PackageSummary> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable PackageState state,
                              @RequestParam(required = false) @Nullable String retention, @RequestParam(required = false) @Nullable Boolean passed,
                              @RequestParam(required = false) @Nullable Integer year, @RequestParam(required = false) @Nullable LocalDate keptBefore,
                              @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        access.require(Archives.READ);
        return archives.list(new PackageQuery(q, state, retention, passed, year, keptBefore), new PageRequest(page, size));
    }

    @GetMapping("/{id}")
    PackageView get(@PathVariable UUID id) {
        access.require(Archives.READ);
        return archives.get(id);
    }

    @PostMapping("/{id}/filing")
    PackageView fileNow(@PathVariable UUID id) {
        access.require(Archives.FILE);
        return archives.fileNow(id);
    }

    @PostMapping("/{id}/checks")
    Job check(@PathVariable UUID id) {
        access.require(Archives.CHECK);
        return archives.check(id);
    }
}
