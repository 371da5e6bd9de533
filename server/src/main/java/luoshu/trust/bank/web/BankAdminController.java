package luoshu.trust.bank.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.IfMatch;
import luoshu.trust.bank.BankState;
import luoshu.trust.bank.BankSwitches;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The system administrator makes the simulated bank late, talkative, silent or wrong, and well again. */
@RestController
@RequestMapping("/api/admin/bank")
@ConditionalOnProperty(name = "luoshu.bank.simulated", matchIfMissing = true)
class BankAdminController {

    record BankBody(int callbackDelayMillis, int callbackCopies, int refundDelayMillis, boolean refusePayments, boolean refuseRefunds, boolean outage,
                    @NotNull BankState.StatementFault statementFault) {
    }

    private final BankSwitches switches;
    private final Access access;

    BankAdminController(BankSwitches switches, Access access) {
        this.switches = switches;
        this.access = access;
    }

    @GetMapping
    BankState get() {
        access.require(BankSwitches.MANAGE);
        return switches.get();
    }

    @PutMapping
    @Asks("bank.manage")
    BankState set(@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, @RequestBody @Valid BankBody body) {
        return switches.set(new BankState(body.callbackDelayMillis(), body.callbackCopies(), body.refundDelayMillis(), body.refusePayments(), body.refuseRefunds(), body.outage(),
                body.statementFault(), IfMatch.version(ifMatch)));
    }
}
