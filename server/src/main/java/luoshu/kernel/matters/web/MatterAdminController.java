package luoshu.kernel.matters.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.matters.Difference;
import luoshu.kernel.matters.ImplementationRow;
import luoshu.kernel.matters.ImportReport;
import luoshu.kernel.matters.MatterCatalogue;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.MatterState;
import luoshu.kernel.matters.MatterVersionRow;
import luoshu.kernel.matters.QualityFinding;
import luoshu.kernel.matters.UniformityRow;
import luoshu.kernel.packages.PackageFiles;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The catalogue for its keepers. */
@RestController
@RequestMapping("/api/work/matters")
class MatterAdminController {

    private final MatterCatalogue catalogue;
    private final Access access;

    MatterAdminController(MatterCatalogue catalogue, Access access) {
        this.catalogue = catalogue;
        this.access = access;
    }

    record Publication(@Nullable LocalDate planEffectiveDate) {
    }

    record Reason(@NotBlank @Size(max = 500) String reason) {
    }

    record OwnPromise(@Nullable Integer days) {
    }

    @GetMapping
    Page<MatterVersionRow> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable MatterState state,
                                @RequestParam(required = false) @Nullable String duty, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        access.require(MatterCatalogue.READ);
        return catalogue.page(blank(q), state, blank(duty), new PageRequest(page, size));
    }

    @GetMapping("/uniformity")
    List<UniformityRow> uniformity() {
        access.require(MatterCatalogue.READ);
        return catalogue.uniformity();
    }

    @GetMapping("/{slug}")
    List<MatterVersionRow> versions(@PathVariable String slug) {
        access.require(MatterCatalogue.READ);
        return catalogue.versions(slug);
    }

    @GetMapping("/{slug}/versions/{version}")
    MatterDefinition definition(@PathVariable String slug, @PathVariable int version) {
        access.require(MatterCatalogue.READ);
        return catalogue.definition(slug, version);
    }

    @GetMapping(path = "/{slug}/versions/{version}/package.zip", produces = "application/zip")
    ResponseEntity<byte[]> export(@PathVariable String slug, @PathVariable int version) {
        access.require(MatterCatalogue.READ);
        byte[] zip = catalogue.files(slug, version).toZip();
        return ResponseEntity.ok().contentType(MediaType.valueOf("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(slug + "-v" + version + ".zip").build().toString()).body(zip);
    }

    @GetMapping("/{slug}/compare")
    List<Difference> compare(@PathVariable String slug, @RequestParam int a, @RequestParam int b) {
        access.require(MatterCatalogue.READ);
        return catalogue.compare(slug, a, b);
    }

    @PostMapping("/import")
    @Asks("matter.edit")
    ImportReport upload(@RequestParam MultipartFile file, @RequestParam(defaultValue = "false") boolean dryRun) throws IOException {
        if (file.getSize() > PackageFiles.LARGEST) {
            throw new Refused(Problem.Kind.TOO_LARGE, "package-too-large", "a package is at most " + PackageFiles.LARGEST + " bytes");
        }
        return catalogue.importPackage(PackageFiles.ofZip(file.getBytes()), dryRun);
    }

    @PostMapping("/{slug}/versions/{version}/check")
    @OwnTransaction("a query sent by POST: nothing is written")
    List<QualityFinding> check(@PathVariable String slug, @PathVariable int version) {
        access.require(MatterCatalogue.READ);
        return catalogue.check(slug, version);
    }

    @PostMapping("/{slug}/versions/{version}/publish")
    @Asks("matter.publish")
    MatterVersionRow publish(@PathVariable String slug, @PathVariable int version, @RequestBody Publication body) {
        return catalogue.publish(slug, version, body.planEffectiveDate());
    }

    @PutMapping(path = "/{slug}/versions/{version}/flow", consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
    @Asks("matter.edit")
    ImportReport changeFlow(@PathVariable String slug, @PathVariable int version, @RequestBody byte[] bpmn) {
        return catalogue.changeFlow(slug, version, bpmn);
    }

    @PostMapping("/{slug}/suspend")
    @Asks("matter.publish")
    MatterVersionRow suspend(@PathVariable String slug, @RequestBody @Valid Reason body) {
        return catalogue.suspend(slug, body.reason());
    }

    @PostMapping("/{slug}/resume")
    MatterVersionRow resume(@PathVariable String slug) {
        access.require(MatterCatalogue.PUBLISH);
        return catalogue.resume(slug);
    }

    @PostMapping("/{slug}/cancel")
    @Asks("matter.publish")
    MatterVersionRow cancel(@PathVariable String slug, @RequestBody @Valid Reason body) {
        return catalogue.cancel(slug, body.reason());
    }

    @GetMapping("/{slug}/implementations")
    Page<ImplementationRow> implementations(@PathVariable String slug, @RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "0") int page,
                                            @RequestParam(defaultValue = "20") int size) {
        access.require(MatterCatalogue.READ);
        return catalogue.implementations(slug, blank(q), new PageRequest(page, size));
    }

    @PutMapping("/{slug}/implementations/{code}/promise")
    @Asks("matter.edit")
    ImplementationRow promise(@PathVariable String slug, @PathVariable String code, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
                              @RequestBody OwnPromise body) {
        return catalogue.promise(slug, code, body.days(), IfMatch.version(ifMatch));
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
