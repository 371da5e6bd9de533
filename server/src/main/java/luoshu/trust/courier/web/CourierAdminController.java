package luoshu.trust.courier.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.IfMatch;
import luoshu.trust.courier.CourierState;
import luoshu.trust.courier.CourierSwitches;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The system administrator makes the simulated courier late, forgetful or unlucky, and well again. */
@RestController
@RequestMapping("/api/admin/courier")
@ConditionalOnProperty(name = "luoshu.courier.simulated", matchIfMissing = true)
class CourierAdminController {

    record CourierBody(int stepMillis, @NotNull CourierState.Outcome outcome, int copies, boolean backwards, boolean outage) {
    }

    private final CourierSwitches switches;
    private final Access access;

    CourierAdminController(CourierSwitches switches, Access access) {
        this.switches = switches;
        this.access = access;
    }

    @GetMapping
    CourierState courier() {
        access.require(CourierSwitches.MANAGE);
        return switches.get();
    }

    @PutMapping
    @Asks("courier.manage")
    CourierState setCourier(@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid CourierBody body) {
        return switches.set(new CourierState(body.stepMillis(), body.outcome(), body.copies(), body.backwards(), body.outage(), IfMatch.version(ifMatch)));
    }
}
