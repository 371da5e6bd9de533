package luoshu.trust.delivery.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.access.Permission;
import luoshu.kernel.cases.Cases;
import luoshu.kernel.cases.DeliveredElsewhere;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.problems.Storable;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import luoshu.trust.delivery.CourierProvider;
import luoshu.trust.delivery.ResultDelivery;
import luoshu.trust.delivery.ResultDeliveryRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** 送达, for the window: send, hand over against the code, and what to do with what came back. */
@Component
public class DeliveryDesk {

    public static final Permission READ = new Permission("delivery.read");
    public static final Permission HAND_OVER = new Permission("delivery.hand-over");
    private static final int LONGEST_NAME = 50;
    private final ItemQueries items;
    private final DeliveryViews views;
    private final PickupCodes codes;
    private final Beginning beginning;
    private final Couriers couriers;
    private final Tracking tracking;
    private final DeliverySettings settings;
    private final DeliveryNews news;
    private final Cases cases;
    private final Access access;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate counting;

    DeliveryDesk(ItemQueries items, DeliveryViews views, PickupCodes codes, Beginning beginning, Couriers couriers, Tracking tracking, DeliverySettings settings, DeliveryNews news, Cases cases,
                 Access access, Clock clock, PlatformTransactionManager transactions) {
        this.items = items;
        this.views = views;
        this.codes = codes;
        this.beginning = beginning;
        this.couriers = couriers;
        this.tracking = tracking;
        this.settings = settings;
        this.news = news;
        this.cases = cases;
        this.access = access;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.counting = new TransactionTemplate(transactions);
        this.counting.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public Page<ResultDeliveryRow> page(ResultDelivery.@Nullable Way way, ResultDelivery.@Nullable State state, @Nullable String q, PageRequest page) {
        access.require(READ);
        Storable.check(q == null ? "" : q, "/q");
        return items.page(access.scope(READ), way, state, q, page);
    }

    public ResultDelivery get(UUID id) {
        return shown(reached(id, READ));
    }

    /** None for a case that has nothing to deliver, yet. @throws NotFound when the case is out of reach */
    public List<ResultDelivery> ofCase(String number) {
        cases.requireReadable(number);
        return items.ofCase(number).stream().map(this::shown).toList();
    }

    /** For the applicant. @throws NotFound when it is not theirs */
    public List<ResultDelivery> ofOwnCase(String number) {
        cases.requireOf(access.applicant(), number);
        return items.ofCase(number).stream().map(item -> views.of(item, true).withoutOfficials()).toList();
    }

    /** Orders the courier outside a transaction, then writes its waybill; repeated, the courier gives the same one. */
    public ResultDelivery send(UUID id) {
        ItemRow item = reached(id, HAND_OVER);
        require(item, ResultDelivery.State.TO_SEND, "not-to-send");
        if (item.address() == null || item.recipient() == null || item.mobile() == null) {
            throw new Refused(Problem.Kind.CONFLICT, "no-address", "the applicant gave no complete address; hand it over at the window");
        }
        CourierProvider courier = couriers.first();
        String waybill = courier.order(new CourierProvider.Parcel(item.id() + "-" + (item.sendings() + 1), item.organName(), item.recipient(), item.mobile(), item.address()));
        transaction.executeWithoutResult(status -> {
            if (items.sent(id, courier.code(), waybill, clock.instant())) {
                news.audit("delivery.send", item, Map.of("courier", courier.code(), "waybill", waybill));
                news.tell(item, "sent:" + waybill, "delivery.sent", Map.of("waybill", waybill, "courier", courier.name().zh(), "courier@en", courier.name().en()));
            }
        });
        return get(id);
    }

    /** Asks the courier what became of it. */
    public ResultDelivery refresh(UUID id) {
        ItemRow item = reached(id, READ);
        if (item.waybill() != null) {
            tracking.ask(couriers.get(String.valueOf(item.provider())), item.waybill());
        }
        return get(id);
    }

    /** Who comes for it, and what they show. {@code idNumber}: of an agent. */
    @Schema(name = "PickupBody")
    public record Pickup(@Nullable String code, ResultDelivery.@Nullable CollectorKind collector, @Nullable String name, @Nullable String idNumber) {
    }

    /** A try is counted in a transaction of its own: it stays counted when it is refused. */
    @Transactional
    public ResultDelivery pickUp(UUID id, Pickup pickup) {
        ItemRow item = reached(id, HAND_OVER);
        require(item, ResultDelivery.State.WAITING, "not-waiting");
        Collector who = checked(pickup, item);
        checkCode(item, pickup.code() == null ? "" : pickup.code().strip());
        String number = who.number() == null ? null : who.number().masked();
        Instant now = clock.instant();
        if (!items.collected(id, who.name(), who.kind(), number, access.actor().name(), now)) {
            throw new Refused(Problem.Kind.CONFLICT, "not-waiting", "it was handed over meanwhile");
        }
        cases.deliver(item.caseId(), new DeliveredElsewhere(LocalDate.ofInstant(now, Beginning.HENAN), "6", access.actor().name(), who.name(), number == null ? "本人领取，取件码核验一致" : "代领，取件码核验一致",
                number == null ? Map.of("collector", "SELF") : Map.of("collector", "AGENT", "collectorId", number)));
        news.audit("delivery.collected", item, Map.of("collector", who.kind().name()));
        return get(id);
    }

    /** {@code number}: of an agent, and of nobody else. */
    private record Collector(ResultDelivery.CollectorKind kind, String name, @Nullable CitizenId number) {
    }

    private static Collector checked(Pickup pickup, ItemRow item) {
        ResultDelivery.CollectorKind kind = pickup.collector();
        if (kind == null) {
            throw new Invalid("/collector", "required", "请选择本人领取还是他人代领");
        }
        if (kind == ResultDelivery.CollectorKind.SELF) {
            return new Collector(kind, item.applicantName(), null);
        }
        List<FieldError> errors = new ArrayList<>();
        String name = pickup.name() == null ? "" : pickup.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            errors.add(new FieldError("/name", "required", "请填写代领人姓名"));
        }
        Storable.check(name, "/name");
        CitizenId number = null;
        try {
            number = new CitizenId(pickup.idNumber() == null ? "" : pickup.idNumber());
        } catch (Invalid wrong) {
            errors.add(new FieldError("/idNumber", "citizen-id", "请核对代领人的身份证号码"));
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return new Collector(kind, name, number);
    }

    private void checkCode(ItemRow item, String code) {
        byte[] kept = item.code();
        if (kept == null || item.codeUntil() == null || item.codeUntil().isBefore(LocalDate.ofInstant(clock.instant(), Beginning.HENAN))) {
            throw new Refused(Problem.Kind.CONFLICT, "pickup-code-expired", "the code ran out; give a new one");
        }
        int tries = Objects.requireNonNull(counting.execute(status -> items.tryCode(item.id())));
        if (tries > settings.codeTries()) {
            throw new Refused(Problem.Kind.CONFLICT, "pickup-code-locked", "tried too often; give a new code");
        }
        if (!codes.matches(item.id(), code, kept)) {
            news.auditApart("delivery.code-wrong", item, Map.of("left", settings.codeTries() - tries));
            throw new Refused(Problem.Kind.CONFLICT, "pickup-code-wrong", "this is not the code of this result", Map.of("left", settings.codeTries() - tries));
        }
    }

    /** A new code to the applicant: the old one was lost, ran out or was tried too often. */
    @Transactional
    public ResultDelivery renewCode(UUID id) {
        ItemRow item = held(id);
        require(item, ResultDelivery.State.WAITING, "not-waiting");
        beginning.giveCode(item);
        news.audit("delivery.code-renew", item, Map.of());
        return get(id);
    }

    /** What came back, or has not gone yet, is kept for the applicant at the window. */
    @Transactional
    public ResultDelivery keepForPickup(UUID id) {
        ItemRow item = held(id);
        if (item.state() != ResultDelivery.State.TO_SEND && item.state() != ResultDelivery.State.RETURNED) {
            throw new Refused(Problem.Kind.CONFLICT, "under-way", "it is under way or handed over", Map.of("state", item.state().name()));
        }
        items.way(id, ResultDelivery.Way.PICKUP, ResultDelivery.State.WAITING);
        beginning.giveCode(item);
        news.audit("delivery.keep", item, Map.of());
        return get(id);
    }

    /** What came back goes again. */
    @Transactional
    public ResultDelivery sendAgain(UUID id) {
        ItemRow item = held(id);
        require(item, ResultDelivery.State.RETURNED, "not-returned");
        items.way(id, ResultDelivery.Way.COURIER, ResultDelivery.State.TO_SEND);
        news.audit("delivery.again", item, Map.of());
        return get(id);
    }

    /** Who brings it needs to know where; who watches does not. */
    private ResultDelivery shown(ItemRow item) {
        boolean sends = access.actor() instanceof Actor.Official official && official.organ().equals(item.organ());
        return views.of(item, sends || access.allows(HAND_OVER, item.subject()));
    }

    private ItemRow held(UUID id) {
        reached(id, HAND_OVER);
        return items.lock(id).orElseThrow();
    }

    private ItemRow reached(UUID id, Permission permission) {
        access.require(permission);
        ItemRow item = items.find(id, access.scope(READ)).orElseThrow(() -> new NotFound("delivery"));
        access.require(permission, item.subject());
        return item;
    }

    private static void require(ItemRow item, ResultDelivery.State state, String code) {
        if (item.state() != state) {
            throw new Refused(Problem.Kind.CONFLICT, code, "the delivery is in another state", Map.of("state", item.state().name()));
        }
    }
}
