package luoshu.trust.usage.web;

import java.util.List;

import jakarta.validation.Valid;
import luoshu.kernel.access.Asks;
import luoshu.trust.usage.Inquiry;
import luoshu.trust.usage.LegalGround;
import luoshu.trust.usage.UsedCertificate;
import luoshu.trust.usage.internal.Inquiries;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 依职权用证 */
@RestController
@RequestMapping("/api/work/certificate-inquiries")
class InquiryController {

    private final Inquiries inquiries;

    InquiryController(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    @GetMapping("/grounds")
    @Asks("certificate.inquire")
    List<LegalGround> grounds() {
        return inquiries.grounds();
    }

    /** Every certificate in the answer has been used by asking. */
    @PostMapping
    @Asks("certificate.inquire")
    List<UsedCertificate> inquire(@RequestBody @Valid Inquiry inquiry) {
        return inquiries.inquire(inquiry);
    }
}
