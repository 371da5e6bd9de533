package luoshu.trust.certificates.web;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.access.Access;
import luoshu.trust.certificates.Certificate;
import luoshu.trust.certificates.Certificates;
import luoshu.trust.certificates.stock.StockBatch;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.ledger.Receipt;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 我的证照: for the holder and whoever acts for them. */
@RestController
@RequestMapping("/api/portal/certificates")
class HolderCertificateController {

    private final Certificates certificates;
    private final CertificateAnswer answer;
    private final Ledger ledger;
    private final Access access;

    HolderCertificateController(Certificates certificates, CertificateAnswer answer, Ledger ledger, Access access) {
        this.certificates = certificates;
        this.answer = answer;
        this.ledger = ledger;
        this.access = access;
    }

    private Certificate own(UUID id) {
        return certificates.getOf(access.applicant(), id);
    }

    /** @param caseNumber only what this case ended with */
    @GetMapping
    List<CertificateCard> list(@RequestParam(name = "case", required = false) @Nullable String caseNumber) {
        return certificates.listOf(access.applicant()).stream().filter(one -> caseNumber == null || one.origin() != null && one.origin().caseNumber().equals(caseNumber))
                .map(CertificateCard::of).toList();
    }

    @GetMapping("/{id}")
    CertificateView get(@PathVariable UUID id) {
        return CertificateView.of(own(id), certificates.life(id), List.of());
    }

    @GetMapping("/{id}/receipts")
    List<Receipt> receipts(@PathVariable UUID id) {
        Certificate one = own(id);
        return Stream.concat(one.stock() == null ? Stream.of() : ledger.receipts(StockBatch.subject(one.stock().fromImport(), one.stock().line())).stream(),
                ledger.receipts("certificate:" + one.id()).stream()).toList();
    }

    @GetMapping("/{id}/file")
    void file(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer.original(own(id), request, response);
    }

    @GetMapping("/{id}/rendition")
    void rendition(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer.rendition(own(id), request, response);
    }

    @GetMapping("/{id}/picture")
    void picture(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer.picture(own(id), request, response);
    }
}
