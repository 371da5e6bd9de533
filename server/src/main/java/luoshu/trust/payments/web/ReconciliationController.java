package luoshu.trust.payments.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.payments.DailyReconciliation;
import luoshu.trust.payments.ReconciliationDifference;
import luoshu.trust.payments.internal.Reconciling;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 日终对账. */
@RestController
class ReconciliationController {

    record ReconciliationBody(@NotNull LocalDate day) {
    }

    record DifferenceBody(@Nullable String note) {
    }

    private static final Permission RECONCILE = new Permission("payment.reconcile");
    private final Reconciling reconciling;
    private final Access access;

    ReconciliationController(Reconciling reconciling, Access access) {
        this.reconciling = reconciling;
        this.access = access;
    }

    @GetMapping("/api/work/reconciliations")
    Page<DailyReconciliation> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        access.require(RECONCILE);
        return reconciling.page(new PageRequest(page, size));
    }

    @PostMapping("/api/work/reconciliations")
    @Asks("payment.reconcile")
    @OwnTransaction("the bank's statement is read outside a transaction; comparing again changes nothing")
    Page<DailyReconciliation> compare(@RequestBody @Valid ReconciliationBody body) {
        return reconciling.compare(body.day());
    }

    @GetMapping("/api/work/reconciliations/differences")
    @Asks("payment.reconcile")
    List<ReconciliationDifference> differences(@RequestParam String provider, @RequestParam LocalDate day) {
        return reconciling.differences(provider, day);
    }

    @PostMapping("/api/work/differences/{id}/handled")
    @Asks("payment.reconcile")
    ReconciliationDifference handle(@PathVariable UUID id, @RequestBody DifferenceBody body) {
        return reconciling.handle(id, body.note());
    }
}
