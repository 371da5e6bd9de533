package luoshu.data.objections.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.data.objections.CaseObjection;
import luoshu.data.objections.CopyOutcome;
import luoshu.data.objections.NewObjection;
import luoshu.data.objections.ObjectionBox;
import luoshu.data.objections.ObjectionRow;
import luoshu.data.objections.ObjectionView;
import luoshu.data.objections.Objections;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 数据异议: verified by the organ of the source, answered by the organs of copies. */
@RestController
class ObjectionController {

    /** {@code on}, {@code where}: the source was corrected. */
    record ObjectionCorrection(@NotNull String value, @Nullable LocalDate on, @NotNull String where, @NotNull String finding) {
    }

    record ObjectionRefusal(@NotNull String finding) {
    }

    record CopyAnswer(@NotNull CopyOutcome outcome, @NotNull String note) {
    }

    private static final Permission CASES = new Permission("case.read");
    private final Objections objections;
    private final Access access;

    ObjectionController(Objections objections, Access access) {
        this.objections = objections;
        this.access = access;
    }

    @GetMapping("/api/work/objections")
    Page<ObjectionRow> list(@RequestParam(defaultValue = "VERIFY") ObjectionBox box, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return objections.list(box, new PageRequest(page, size));
    }

    @PostMapping("/api/work/objections")
    @Asks("objection.raise")
    ObjectionView raise(@RequestBody @Valid NewObjection body) {
        return objections.raise(body);
    }

    @GetMapping("/api/work/objections/{id}")
    ObjectionView get(@PathVariable UUID id) {
        return objections.get(id);
    }

    @PostMapping("/api/work/objections/{id}/ask")
    @OwnTransaction("waits for somebody else's server; asked twice it is asked twice, and both are kept")
    ObjectionView ask(@PathVariable UUID id) {
        return objections.ask(id);
    }

    @PostMapping("/api/work/objections/{id}/correct")
    @Asks("objection.verify")
    ObjectionView correct(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ObjectionCorrection body) {
        return objections.correct(id, IfMatch.version(ifMatch), body.value(), body.on(), body.where(), body.finding());
    }

    @PostMapping("/api/work/objections/{id}/refuse")
    @Asks("objection.verify")
    ObjectionView refuse(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid ObjectionRefusal body) {
        return objections.refuse(id, IfMatch.version(ifMatch), body.finding());
    }

    @PostMapping("/api/work/objections/{id}/copies/{copy}/answer")
    @Asks("objection.answer")
    ObjectionView answer(@PathVariable UUID id, @PathVariable UUID copy, @RequestBody @Valid CopyAnswer body) {
        return objections.answer(id, copy, body.outcome(), body.note());
    }

    @GetMapping("/api/work/case-objections/{number}")
    List<CaseObjection> ofCase(@PathVariable String number) {
        access.require(CASES);
        return objections.ofCase(number);
    }
}
