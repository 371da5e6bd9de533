package luoshu.trust.signatures.web;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.RateLimit;
import luoshu.trust.signatures.Cosigner;
import luoshu.trust.signatures.SheetContent;
import luoshu.trust.signatures.SignatureFile;
import luoshu.trust.signatures.Signatures;
import luoshu.trust.signatures.SigningSheet;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** 电子签名, for applicants and those who sign with them, and for officials who read the case. */
@RestController
class SignatureController {

    /** Whether a name and a number belong together is not for guessing. */
    private final RateLimit lookups = new RateLimit(30);
    private final Signatures signatures;
    private final Access access;

    SignatureController(Signatures signatures, Access access) {
        this.signatures = signatures;
        this.access = access;
    }

    @GetMapping("/api/portal/signatures")
    List<SigningSheet> list() {
        access.applicant();
        return signatures.list();
    }

    @PostMapping("/api/portal/signatures")
    @Asks(of = Actor.Applicant.class)
    SigningSheet open(@RequestBody @Valid SheetBody body) {
        String account = access.applicant().accountId().toString();
        body.cosigners().forEach(_ -> lookups.take(account));
        return signatures.open(body.caseNumber(), body.inOrder(), body.cosigners());
    }

    @GetMapping("/api/portal/signatures/{id}")
    SigningSheet one(@PathVariable UUID id) {
        access.applicant();
        return signatures.get(id);
    }

    @GetMapping("/api/portal/signatures/{id}/content")
    SheetContent content(@PathVariable UUID id) {
        access.applicant();
        return signatures.content(id);
    }

    @GetMapping("/api/portal/signatures/{id}/file")
    ResponseEntity<SignatureFile> file(@PathVariable UUID id) {
        access.applicant();
        SignatureFile file = signatures.file(id);
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"signatures-" + id + ".json\"").header(HttpHeaders.CACHE_CONTROL, "private, no-store").body(file);
    }

    @PostMapping("/api/portal/signatures/{id}/sign")
    SigningSheet sign(@PathVariable UUID id) {
        access.applicant();
        return signatures.sign(id);
    }

    @PostMapping("/api/portal/signatures/{id}/decline")
    @Asks(of = Actor.Applicant.class)
    SigningSheet decline(@PathVariable UUID id, @RequestBody @Valid DeclineBody body) {
        return signatures.decline(id, body.reason());
    }

    @GetMapping("/api/work/cases/{number}/signatures")
    List<SigningSheet> ofCase(@PathVariable String number) {
        access.official();
        return signatures.ofCase(number);
    }

    record SheetBody(@NotNull String caseNumber, boolean inOrder, @NotNull List<@NotNull Cosigner> cosigners) {
    }

    record DeclineBody(@NotNull String reason) {
    }
}
