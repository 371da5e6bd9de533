package luoshu.trust.delivery.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import luoshu.kernel.access.Access;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.cases.DeliveredElsewhere;
import luoshu.trust.delivery.CourierProvider;
import luoshu.trust.delivery.CourierProvider.Tracked;
import luoshu.trust.delivery.ResultDelivery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What couriers tell: each event once, in any order. The signature of the recipient is the delivery of the case, on the courier's day. */
@Component
public class Tracking {

    private static final int LONGEST = 200;
    private final ItemQueries items;
    private final Couriers couriers;
    private final DeliveryNews news;
    private final Cases cases;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Tracking(ItemQueries items, Couriers couriers, DeliveryNews news, Cases cases, Access access, Clock clock, PlatformTransactionManager transactions) {
        this.items = items;
        this.couriers = couriers;
        this.news = news;
        this.cases = cases;
        this.access = access;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return how many events were news. @throws luoshu.kernel.problems.NotFound for a courier we do not have */
    @Transactional
    public int hear(String code, byte[] body, Function<String, @Nullable String> header) {
        CourierProvider courier = couriers.get(code);
        List<Tracked> events = courier.read(body, header);
        return access.asPlatform("delivery", () -> take(courier, events));
    }

    /** Asks about a waybill, outside a transaction. @throws luoshu.trust.delivery.CourierAway */
    void ask(CourierProvider courier, String waybill) {
        List<Tracked> events = courier.track(waybill);
        access.asPlatform("delivery", () -> transaction.execute(status -> take(courier, events)));
    }

    private int take(CourierProvider courier, List<Tracked> events) {
        int heard = 0;
        for (Tracked event : events) {
            ItemRow item = items.lockByWaybill(courier.code(), event.waybill()).orElse(null);
            if (item != null && items.hear(item.id(), bounded(event), clock.instant())) {
                heard++;
                apply(courier, item, event);
            }
        }
        return heard;
    }

    /** Events after the end are kept, and change nothing. */
    private void apply(CourierProvider courier, ItemRow item, Tracked event) {
        if (item.state() != ResultDelivery.State.SENT) {
            return;
        }
        String why = Objects.requireNonNullElse(event.note(), "");
        Map<String, String> words = Map.of("waybill", event.waybill(), "why", why.isEmpty() ? "未说明" : why, "why@en", why.isEmpty() ? "no reason given" : why);
        switch (event.kind()) {
            case TAKEN, UNDER_WAY, OUT_FOR_DELIVERY -> { }
            case ATTEMPT_FAILED -> news.tell(item, "failed:" + event.id(), "delivery.failed", words);
            case SIGNED -> {
                items.state(item.id(), ResultDelivery.State.RECEIVED, event.at());
                Instant at = event.at().isAfter(clock.instant()) ? clock.instant() : event.at();
                cases.deliver(item.caseId(), new DeliveredElsewhere(LocalDate.ofInstant(at, Beginning.HENAN), "4", courier.name().zh(), why.isEmpty() ? item.recipient() : why, null,
                        Map.of("waybill", event.waybill(), "courier", courier.code())));
                news.audit("delivery.received", item, Map.of("waybill", event.waybill()));
                news.tell(item, "received", "delivery.received", words);
            }
            case RETURNED -> {
                items.state(item.id(), ResultDelivery.State.RETURNED, null);
                news.audit("delivery.returned", item, Map.of("waybill", event.waybill()));
                news.tell(item, "returned:" + event.waybill(), "delivery.returned", words);
                news.tellOffice(item, "returned-office:" + event.waybill(), "delivery.returned-office", words);
            }
        }
    }

    private static Tracked bounded(Tracked event) {
        String note = event.note();
        return new Tracked(cut(event.id()), event.waybill(), event.at(), event.kind(), cut(event.place()), note == null ? null : cut(note));
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
