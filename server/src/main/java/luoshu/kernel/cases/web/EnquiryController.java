package luoshu.kernel.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import luoshu.kernel.cases.CaseProgress;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.requests.RateLimit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Progress for whoever holds number and query code. Limited by address and by number, per node: codes have 47 bits, so guessing needs neither. */
@RestController
class EnquiryController {

    private final Cases cases;
    private final RateLimit addresses = new RateLimit(60);
    private final RateLimit numbers = new RateLimit(20);

    EnquiryController(Cases cases) {
        this.cases = cases;
    }

    @GetMapping("/api/public/cases/enquiry")
    CaseProgress enquire(@RequestParam String number, @RequestParam String queryCode, HttpServletRequest request) {
        addresses.take(request.getRemoteAddr());
        if (!number.matches("[0-9A-Z]{20,60}") || !queryCode.strip().matches("[0-9A-Za-z]{4,20}")) {
            throw new NotFound("case");
        }
        numbers.take(number);
        return cases.enquire(number, queryCode);
    }
}
