package luoshu.trust.geo.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.RateLimit;
import luoshu.trust.geo.AddressParser;
import luoshu.trust.geo.AddressReading;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Which division an address lies in, for forms and maps. A query, but sent in a body: addresses of persons stay out of access logs. Nothing is kept. */
@RestController
class AddressController {

    private final AddressParser parser;
    private final Access access;
    private final RateLimit visitors = new RateLimit(120);
    private final RateLimit signedIn = new RateLimit(1_200);

    AddressController(AddressParser parser, Access access) {
        this.parser = parser;
        this.access = access;
    }

    /** @param day the address is read as of; today if missing */
    record WrittenAddress(@Nullable String address, @Nullable LocalDate day) {
    }

    @PostMapping("/api/public/addresses/readings")
    @OwnTransaction("a question; asking again is harmless")
    AddressReading read(@RequestBody WrittenAddress written, HttpServletRequest request) {
        if (access.actor() instanceof Actor.Visitor) {
            visitors.take(request.getRemoteAddr());
        } else {
            signedIn.take(access.actor().subject());
        }
        List<FieldError> errors = new ArrayList<>();
        if (written.address == null || written.address.isBlank()) {
            errors.add(new FieldError("/address", "required", "请填写地址"));
        } else if (written.address.length() > AddressParser.LONGEST) {
            errors.add(new FieldError("/address", "too-long", "最多 " + AddressParser.LONGEST + " 个字"));
        }
        if (written.day != null && (written.day.getYear() < 1949 || written.day.getYear() > 2199)) {
            errors.add(new FieldError("/day", "out-of-range", "日期超出范围"));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return written.day == null ? parser.read(written.address) : parser.read(written.address, written.day);
    }
}
