package luoshu.trust.delivery.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

import luoshu.kernel.access.Access;
import luoshu.kernel.cases.CaseEvent;
import luoshu.kernel.cases.CaseFact;
import luoshu.kernel.cases.CaseListener;
import luoshu.kernel.cases.CaseRecord;
import luoshu.kernel.cases.CaseState;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.cases.Delivery;
import luoshu.trust.delivery.ResultDelivery;
import org.springframework.stereotype.Component;

/** A result that is there begins its way; a case that was delivered otherwise, or ended, ends it. */
@Component
class Beginning implements CaseListener {

    static final ZoneId HENAN = ZoneId.of("Asia/Shanghai");
    private static final Set<CaseFact> ENDS = Set.of(CaseFact.CASE_DELIVERED, CaseFact.CASE_WITHDRAWN, CaseFact.CASE_TRANSFERRED);
    private final ItemQueries items;
    private final PickupCodes codes;
    private final DeliverySettings settings;
    private final DeliveryNews news;
    private final Cases cases;
    private final Access access;
    private final Clock clock;

    Beginning(ItemQueries items, PickupCodes codes, DeliverySettings settings, DeliveryNews news, Cases cases, Access access, Clock clock) {
        this.items = items;
        this.codes = codes;
        this.settings = settings;
        this.news = news;
        this.cases = cases;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "delivery";
    }

    @Override
    public boolean wants(CaseFact fact, CaseEvent.Told told) {
        return fact == CaseFact.RESULT_ISSUED || ENDS.contains(fact);
    }

    @Override
    public void happened(List<CaseEvent> events) {
        access.asPlatform("delivery", () -> {
            events.forEach(event -> {
                if (event.fact() == CaseFact.RESULT_ISSUED) {
                    begin(event);
                } else {
                    items.end(event.caseId(), event.at());
                }
            });
            return true;
        });
    }

    private void begin(CaseEvent event) {
        CaseRecord record = cases.getRecord(event.caseId());
        Delivery wish = record.delivery();
        if (record.state() != CaseState.RESULT_ISSUED || wish == null || !wish.way().equals("4") && !wish.way().equals("6")) {
            return;
        }
        boolean courier = wish.way().equals("4");
        Instant now = clock.instant();
        items.insert(event, courier ? ResultDelivery.Way.COURIER : ResultDelivery.Way.PICKUP, courier ? wish.address() : null, courier ? wish.recipient() : null, courier ? wish.mobile() : null,
                event.organName(), now).filter(item -> item.way() == ResultDelivery.Way.PICKUP).ifPresent(this::giveCode);
    }

    /** A fresh code, told to the applicant; the one before is of no use any more. */
    void giveCode(ItemRow item) {
        String code = codes.make();
        LocalDate until = LocalDate.ofInstant(clock.instant(), HENAN).plusDays(settings.codeDays());
        items.code(item.id(), codes.digest(item.id(), code), until);
        news.tell(item, "code:" + item.version(), "delivery.ready-for-pickup",
                Map.of("code", code, "place", String.valueOf(item.place()), "until", until.toString()));
    }
}
