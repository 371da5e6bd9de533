package luoshu.trust.carrier.web;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.IfMatch;
import luoshu.trust.carrier.CarrierState;
import luoshu.trust.carrier.CarrierSwitches;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The system administrator makes the simulated gateway late, talkative, silent or wrong, and well again. */
@RestController
@RequestMapping("/api/admin/carrier")
@ConditionalOnProperty(name = "luoshu.carrier.simulated", matchIfMissing = true)
class CarrierAdminController {

    record CarrierBody(int receiptDelayMillis, int receiptCopies, boolean refuse, boolean outage, boolean unreachable, boolean disorder) {
    }

    private final CarrierSwitches switches;
    private final Access access;

    CarrierAdminController(CarrierSwitches switches, Access access) {
        this.switches = switches;
        this.access = access;
    }

    @GetMapping
    CarrierState carrier() {
        access.require(CarrierSwitches.MANAGE);
        return switches.get();
    }

    @PutMapping
    @Asks("carrier.manage")
    CarrierState setCarrier(@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody CarrierBody body) {
        return switches.set(new CarrierState(body.receiptDelayMillis(), body.receiptCopies(), body.refuse(), body.outage(), body.unreachable(), body.disorder(), IfMatch.version(ifMatch)));
    }
}
