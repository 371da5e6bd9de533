package luoshu.trust.delivery.web;

import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.Asks;
import luoshu.kernel.requests.OwnTransaction;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.delivery.ResultDelivery;
import luoshu.trust.delivery.ResultDeliveryRow;
import luoshu.trust.delivery.internal.DeliveryDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 送达: for the window, and what the applicant sees of it. */
@RestController
class DeliveryController {

    private final DeliveryDesk desk;
    private final Access access;

    DeliveryController(DeliveryDesk desk, Access access) {
        this.desk = desk;
        this.access = access;
    }

    @GetMapping("/api/work/deliveries")
    Page<ResultDeliveryRow> deliveries(@RequestParam(required = false) ResultDelivery.@Nullable Way way, @RequestParam(required = false) ResultDelivery.@Nullable State state,
                                       @RequestParam(required = false) @Nullable String q, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        access.require(DeliveryDesk.READ);
        return desk.page(way, state, q, new PageRequest(page, size));
    }

    @GetMapping("/api/work/deliveries/{id}")
    ResultDelivery delivery(@PathVariable UUID id) {
        return desk.get(id);
    }

    @GetMapping("/api/work/cases/{number}/deliveries")
    List<ResultDelivery> deliveriesOfCase(@PathVariable String number) {
        access.require(DeliveryDesk.READ);
        return desk.ofCase(number);
    }

    @GetMapping("/api/portal/cases/{number}/deliveries")
    List<ResultDelivery> deliveriesOfOwnCase(@PathVariable String number) {
        access.applicant();
        return desk.ofOwnCase(number);
    }

    @PostMapping("/api/work/deliveries/{id}/sending")
    @Asks("delivery.hand-over")
    @OwnTransaction("the courier is asked between two transactions; the same order gives the same waybill")
    ResultDelivery send(@PathVariable UUID id) {
        return desk.send(id);
    }

    @PostMapping("/api/work/deliveries/{id}/refresh")
    @Asks("delivery.read")
    @OwnTransaction("a question to the courier; each of its events is taken once")
    ResultDelivery refresh(@PathVariable UUID id) {
        return desk.refresh(id);
    }

    @PostMapping("/api/work/deliveries/{id}/pickup")
    @Asks("delivery.hand-over")
    ResultDelivery pickUp(@PathVariable UUID id, @RequestBody DeliveryDesk.Pickup body) {
        return desk.pickUp(id, body);
    }

    @PostMapping("/api/work/deliveries/{id}/code")
    @Asks("delivery.hand-over")
    ResultDelivery renewCode(@PathVariable UUID id) {
        return desk.renewCode(id);
    }

    @PostMapping("/api/work/deliveries/{id}/keep")
    @Asks("delivery.hand-over")
    ResultDelivery keepForPickup(@PathVariable UUID id) {
        return desk.keepForPickup(id);
    }

    @PostMapping("/api/work/deliveries/{id}/again")
    @Asks("delivery.hand-over")
    ResultDelivery sendAgain(@PathVariable UUID id) {
        return desk.sendAgain(id);
    }
}
