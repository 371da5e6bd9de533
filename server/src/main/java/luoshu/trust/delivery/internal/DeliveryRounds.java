package luoshu.trust.delivery.internal;

import java.time.Clock;
import java.time.Duration;

import luoshu.trust.delivery.CourierAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What nobody does by hand: asking after parcels the courier has not spoken of, and forgetting addresses that are of no use any more. */
@Component
class DeliveryRounds {

    private static final Logger log = LoggerFactory.getLogger(DeliveryRounds.class);
    private static final Duration SILENT = Duration.ofHours(6);
    private static final Duration PERSONAL = Duration.ofDays(180);
    private static final int BATCH = 50;
    private final ItemQueries items;
    private final Couriers couriers;
    private final Tracking tracking;
    private final Clock clock;

    DeliveryRounds(ItemQueries items, Couriers couriers, Tracking tracking, Clock clock) {
        this.items = items;
        this.couriers = couriers;
        this.tracking = tracking;
        this.clock = clock;
    }

    /** A lost callback is found here. */
    @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
    void askSilent() {
        items.silent(clock.instant().minus(SILENT), BATCH).forEach(item -> couriers.find(item.provider()).ifPresent(courier -> {
            try {
                tracking.ask(courier, String.valueOf(item.waybill()));
            } catch (CourierAway later) {
                log.warn("{} is asked after later: {}", item.waybill(), later.getMessage());
            }
        }));
        items.forgetPersonal(clock.instant().minus(PERSONAL));
    }
}
