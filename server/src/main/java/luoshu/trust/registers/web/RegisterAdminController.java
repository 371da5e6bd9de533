package luoshu.trust.registers.web;

import java.util.List;

import jakarta.validation.Valid;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.IfMatch;
import luoshu.trust.registers.RegisterState;
import luoshu.trust.registers.RegisterSwitches;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The system administrator makes the simulated registers slow, flaky or silent, and well again. */
@RestController
@RequestMapping("/api/admin/registers")
@ConditionalOnProperty(name = "luoshu.registers.simulated", matchIfMissing = true)
class RegisterAdminController {

    private final RegisterSwitches switches;
    private final Access access;

    RegisterAdminController(RegisterSwitches switches, Access access) {
        this.switches = switches;
        this.access = access;
    }

    @GetMapping
    List<RegisterState> list() {
        access.require(RegisterSwitches.MANAGE);
        return switches.list();
    }

    @PutMapping("/{code}")
    @Asks("register.manage")
    RegisterState set(@PathVariable String code, @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid RegisterBody body) {
        return switches.set(code, body.outage(), body.latencyMillis(), body.failurePermille(), IfMatch.version(ifMatch));
    }

    record RegisterBody(boolean outage, int latencyMillis, int failurePermille) {
    }
}
