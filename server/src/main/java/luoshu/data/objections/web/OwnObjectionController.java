package luoshu.data.objections.web;

import java.util.UUID;

import jakarta.validation.Valid;
import luoshu.data.objections.NewObjection;
import luoshu.data.objections.ObjectionRow;
import luoshu.data.objections.ObjectionView;
import luoshu.data.objections.Objections;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 我的异议: objections of whoever the data are about. */
@RestController
@RequestMapping("/api/portal/objections")
class OwnObjectionController {

    private final Objections objections;
    private final Access access;

    OwnObjectionController(Objections objections, Access access) {
        this.objections = objections;
        this.access = access;
    }

    @PostMapping
    @Asks(of = Actor.Applicant.class)
    ObjectionView raise(@RequestBody @Valid NewObjection body) {
        return objections.raise(access.applicant(), body);
    }

    @GetMapping
    Page<ObjectionRow> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return objections.listOf(access.applicant(), new PageRequest(page, size));
    }

    @GetMapping("/{id}")
    ObjectionView get(@PathVariable UUID id) {
        return objections.getOf(access.applicant(), id);
    }

    @PostMapping("/{id}/withdraw")
    ObjectionView withdraw(@PathVariable UUID id, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return objections.withdraw(access.applicant(), id, IfMatch.version(ifMatch));
    }
}
