package luoshu.kernel.cases.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.cases.CaseSummary;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.cases.CitizenCase;
import luoshu.kernel.cases.CorrectionAnswer;
import luoshu.kernel.files.FileRef;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Their own cases, for applicants. */
@RestController
@RequestMapping("/api/portal/cases")
class CitizenCaseController {

    private final Cases cases;
    private final Access access;

    CitizenCaseController(Cases cases, Access access) {
        this.cases = cases;
        this.access = access;
    }

    @GetMapping
    Page<CaseSummary> list(@RequestParam(required = false) @Nullable String state, @RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "0") int page,
                           @RequestParam(defaultValue = "20") int size) {
        return cases.listOf(access.applicant(), state, q, new PageRequest(page, size));
    }

    @GetMapping("/{number}")
    CitizenCase get(@PathVariable String number) {
        return cases.getOf(access.applicant(), number);
    }

    @PostMapping("/{number}/correction")
    @Asks(of = Actor.Applicant.class)
    CitizenCase correct(@PathVariable String number, @RequestHeader(name = "If-Match", required = false) @Nullable String version, @RequestBody CorrectionAnswer answer) {
        return cases.answerCorrection(access.applicant(), number, IfMatch.version(version), answer);
    }

    @PostMapping("/{number}/withdraw")
    @Asks(of = Actor.Applicant.class)
    CitizenCase withdraw(@PathVariable String number, @RequestHeader(name = "If-Match", required = false) @Nullable String version, @RequestBody Withdrawal withdrawal) {
        return cases.withdraw(access.applicant(), number, IfMatch.version(version), withdrawal.reason());
    }

    @PostMapping("/{number}/deferred-materials")
    @Asks(of = Actor.Applicant.class)
    CitizenCase supply(@PathVariable String number, @RequestHeader(name = "If-Match", required = false) @Nullable String version, @RequestBody Supply supply) {
        return cases.supplyDeferred(access.applicant(), number, IfMatch.version(version), supply.materials());
    }

    @PostMapping("/{number}/materials/{code}/files")
    @Asks(of = Actor.Applicant.class)
    FileRef addFile(@PathVariable String number, @PathVariable String code, @RequestPart MultipartFile file) throws IOException {
        return cases.addFile(access.applicant(), number, code, file.getInputStream(), String.valueOf(file.getOriginalFilename()));
    }

    record Withdrawal(@Nullable String reason) {
    }

    record Supply(@Nullable Map<String, List<UUID>> materials) {
    }
}
