package luoshu.trust.delivery.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.access.Access;
import luoshu.kernel.cases.CaseEvent;
import luoshu.kernel.cases.CaseFact;
import luoshu.kernel.cases.CaseListener;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.cases.Delivery;
import luoshu.trust.delivery.ResultDelivery;
import luoshu.trust.messages.Notice;
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
            events.stream().filter(event -> event.fact() != CaseFact.RESULT_ISSUED).forEach(event -> items.end(event.caseId(), event.at()));
            begin(events.stream().filter(event -> event.fact() == CaseFact.RESULT_ISSUED).toList());
            return true;
        });
    }

    private void begin(List<CaseEvent> issued) {
        if (issued.isEmpty()) {
            return;
        }
        Map<UUID, Delivery> wishes = cases.findResultsToDeliver(issued.stream().map(CaseEvent::caseId).toList());
        List<Notice> notices = new ArrayList<>();
        for (CaseEvent event : issued) {
            Delivery wish = wishes.get(event.caseId());
            if (wish != null && wish.way().equals("4")) {
                items.insert(event, ResultDelivery.Way.COURIER, wish.address(), wish.recipient(), wish.mobile(), event.organName(), clock.instant());
            } else if (wish != null && wish.way().equals("6")) {
                items.insert(event, ResultDelivery.Way.PICKUP, null, null, null, event.organName(), clock.instant()).ifPresent(item -> notices.addAll(codeGiven(item)));
            }
        }
        news.tell(notices);
    }

    /** A fresh code, told to the applicant; the one before is of no use any more. */
    void giveCode(ItemRow item) {
        news.tell(codeGiven(item));
    }

    private List<Notice> codeGiven(ItemRow item) {
        String code = codes.make();
        LocalDate until = LocalDate.ofInstant(clock.instant(), HENAN).plusDays(settings.codeDays());
        items.code(item.id(), codes.digest(item.id(), code), until);
        return DeliveryNews.notices(item, "code:" + item.version(), "delivery.ready-for-pickup", Map.of("code", code, "place", String.valueOf(item.place()), "until", until.toString()));
    }
}
