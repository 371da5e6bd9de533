package luoshu.kernel.cases.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.access.Permission;
import luoshu.kernel.calendar.Light;
import luoshu.kernel.cases.CaseCommand;
import luoshu.kernel.cases.CaseCommandBody;
import luoshu.kernel.cases.CaseDossier;
import luoshu.kernel.cases.CaseQuery;
import luoshu.kernel.cases.CaseSummary;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases, for officials. */
@RestController
@RequestMapping("/api/work/cases")
class StaffCaseController {

    private static final Permission READ = new Permission("case.read");
    private final Cases cases;
    private final Access access;

    StaffCaseController(Cases cases, Access access) {
        this.cases = cases;
        this.access = access;
    }

    @GetMapping
    Page<CaseSummary> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable String matter,
                           @RequestParam(required = false) @Nullable String state, @RequestParam(required = false) @Nullable Light light,
                           @RequestParam(required = false) @Nullable String organ, @RequestParam(required = false) @Nullable String region,
                           @RequestParam(required = false) @Nullable LocalDate from, @RequestParam(required = false) @Nullable LocalDate to,
                           @RequestParam(required = false) @Nullable String sort, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        access.require(READ);
        return cases.list(new CaseQuery(q, matter, state, light, organ, region, from, to, sort), new PageRequest(page, size));
    }

    @GetMapping("/{number}")
    CaseDossier get(@PathVariable String number) {
        access.require(READ);
        return cases.getDossier(number);
    }

    @PostMapping("/{number}/commands/{command}")
    @Asks("case.read")
    CaseDossier act(@PathVariable String number, @PathVariable String command, @RequestHeader(name = "If-Match", required = false) @Nullable String version,
                    @RequestBody(required = false) @Nullable CaseCommandBody body) {
        CaseCommand known = CaseCommand.ofPath(command).orElseThrow(() -> new NotFound("command"));
        return cases.act(number, known, IfMatch.version(version), body == null ? CaseCommandBody.EMPTY : body);
    }

    @GetMapping("/{number}/flow.bpmn")
    ResponseEntity<byte[]> flow(@PathVariable String number) {
        access.require(READ);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).header("X-Content-Type-Options", "nosniff").body(cases.getFlow(number).getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/{number}/reveal")
    @Asks("case.read")
    Map<String, String> reveal(@PathVariable String number, @RequestBody Reveal reveal) {
        return cases.reveal(number, reveal.fields() == null ? List.of() : reveal.fields(), reveal.reason());
    }

    record Reveal(@Nullable List<String> fields, @Nullable String reason) {
    }
}
