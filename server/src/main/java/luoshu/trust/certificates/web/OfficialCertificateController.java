package luoshu.trust.certificates.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.kernel.access.Asks;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.requests.IfMatch;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.CertificateState;
import luoshu.trust.certificates.Certificates;
import luoshu.trust.certificates.LifeOperation;
import luoshu.trust.certificates.internal.CertificateDesk;
import luoshu.trust.certificates.internal.CertificateFilter;
import luoshu.trust.certificates.internal.CertificateLife;
import luoshu.trust.certificates.internal.LifeCommand;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 证照管理: for officials within reach of the organ that issued it. */
@RestController
@RequestMapping("/api/work/certificates")
class OfficialCertificateController {

    /** {@code fields}: new values of a change, by name. */
    record CertificateCommand(@NotNull String reason, @Nullable String note, @Nullable LocalDate validTo, @Nullable Map<String, String> fields) {
    }

    record CertificateChoices(List<CertificateDesk.TypeChoice> types, List<CertificateDesk.ReasonChoice> reasons) {
    }

    private static final Map<String, LifeOperation> COMMANDS = Map.of("renew", LifeOperation.RENEWED, "change", LifeOperation.CHANGED, "suspend", LifeOperation.SUSPENDED,
            "return", LifeOperation.RETURNED, "cancel", LifeOperation.CANCELLED);

    private final Certificates certificates;
    private final CertificateDesk desk;
    private final CertificateLife lives;
    private final CertificateAnswer answer;

    OfficialCertificateController(Certificates certificates, CertificateDesk desk, CertificateLife lives, CertificateAnswer answer) {
        this.certificates = certificates;
        this.desk = desk;
        this.lives = lives;
        this.answer = answer;
    }

    @GetMapping
    @Asks("certificate.read")
    Page<CertificateCard> list(@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable String type,
                               @RequestParam(required = false) @Nullable CertificateState state, @RequestParam(name = "case", required = false) @Nullable String caseNumber,
                               @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        Page<Certificate> found = desk.page(new CertificateFilter(q, type, state, caseNumber), new PageRequest(page, size));
        return new Page<>(found.items().stream().map(CertificateCard::of).toList(), found.total(), found.page(), found.size());
    }

    @GetMapping("/choices")
    @Asks("certificate.read")
    CertificateChoices choices() {
        return new CertificateChoices(desk.types(), desk.reasons());
    }

    @GetMapping("/{id}")
    @Asks("certificate.read")
    CertificateView get(@PathVariable UUID id) {
        Certificate one = certificates.getForOfficial(id);
        desk.looked(one, "certificate.read");
        return view(one);
    }

    private CertificateView view(Certificate one) {
        return CertificateView.of(one, certificates.life(one.id()), lives.possible(one));
    }

    @PostMapping("/{id}/commands/{command}")
    @Asks("certificate.manage")
    CertificateView act(@PathVariable UUID id, @PathVariable String command, @RequestHeader(name = "If-Match", required = false) @Nullable String match,
                        @RequestBody @Valid CertificateCommand body) {
        LifeOperation operation = COMMANDS.get(command);
        certificates.getForOfficial(id);
        if (operation == null) {
            throw new Invalid("/command", "unknown", "没有这种操作");
        }
        return view(lives.act(id, operation, new LifeCommand(body.reason, body.note, body.validTo, body.fields == null ? Map.of() : body.fields), IfMatch.version(match)));
    }

    @GetMapping("/{id}/file")
    @Asks("certificate.read")
    void file(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Certificate one = certificates.getForOfficial(id);
        desk.looked(one, "certificate.download");
        answer.original(one, request, response);
    }

    @GetMapping("/{id}/rendition")
    @Asks("certificate.read")
    void rendition(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Certificate one = certificates.getForOfficial(id);
        desk.looked(one, "certificate.download");
        answer.rendition(one, request, response);
    }

    @GetMapping("/{id}/picture")
    @Asks("certificate.read")
    void picture(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Certificate one = certificates.getForOfficial(id);
        desk.looked(one, "certificate.read");
        answer.picture(one, request, response);
    }
}
