package luoshu.trust.delivery.internal;

import java.util.Optional;

import luoshu.kernel.parties.Mobile;
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

    ResultDelivery of(ItemRow item) {
        Optional<CourierProvider> courier = couriers.find(item.provider());
        String mobile = item.mobile();
        return new ResultDelivery(item.id(), item.caseNumber(), item.matterName(), item.organName(), item.applicantName(), item.way(), item.state(), item.address(), item.recipient(),
                mobile == null || !Mobile.isValid(mobile) ? null : new Mobile(mobile).masked(), courier.map(CourierProvider::name).orElse(null),
                courier.map(CourierProvider::simulated).orElse(false), item.waybill(), items.events(item.id()), item.code() == null ? null : item.codeUntil(),
                item.code() == null ? null : Math.max(0, settings.codeTries() - item.codeTries()), item.place(), item.collector(), item.collectorKind(), item.collectorId(), item.handedBy(),
                item.madeAt(), item.sentAt(), item.endedAt(), item.version());
    }
}
