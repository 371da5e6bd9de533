package luoshu.trust.delivery.internal;

import java.util.List;
import java.util.Optional;

import luoshu.kernel.cases.Delivery;
import luoshu.trust.delivery.CourierProvider;
import luoshu.trust.delivery.ResultDelivery;
import org.springframework.stereotype.Component;

@Component
class DeliveryViews {

    private final ItemQueries items;
    private final Couriers couriers;
    private final DeliverySettings settings;

    DeliveryViews(ItemQueries items, Couriers couriers, DeliverySettings settings) {
        this.items = items;
        this.couriers = couriers;
        this.settings = settings;
    }

    /** @param whole for the applicant and those who bring it */
    ResultDelivery of(ItemRow item, boolean whole) {
        Optional<CourierProvider> courier = couriers.find(item.provider());
        Delivery kept = new Delivery("4", item.address(), item.recipient(), item.mobile());
        Delivery shown = whole ? kept.numberMasked() : kept.masked();
        List<ResultDelivery.Event> events = items.events(item.id());
        return new ResultDelivery(item.id(), item.caseNumber(), item.matterName(), item.organName(), item.applicantName(), item.way(), item.state(), shown.address(), shown.recipient(),
                shown.mobile(), courier.map(CourierProvider::name).orElse(null), courier.map(CourierProvider::simulated).orElse(false), item.waybill(),
                whole ? events : events.stream().map(ResultDelivery.Event::withoutSigner).toList(), item.code() == null ? null : item.codeUntil(),
                item.code() == null ? null : Math.max(0, settings.codeTries() - item.codeTries()), item.place(), item.collector(), item.collectorKind(), item.collectorId(), item.handedBy(),
                item.madeAt(), item.sentAt(), item.endedAt(), item.version());
    }
}
