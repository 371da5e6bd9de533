package luoshu.trust.courier.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.texts.Text;
import luoshu.trust.courier.CourierState;
import luoshu.trust.delivery.CourierAway;
import luoshu.trust.delivery.CourierProvider;
import luoshu.trust.signing.SharedSecret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The simulated courier as the platform sees it. A parcel's way is laid down when it is ordered. */
@Component
@ConditionalOnProperty(name = "luoshu.courier.simulated", matchIfMissing = true)
public class SimulatedCourier implements CourierProvider {

    static final String CODE = "simulated";
    static final String HEADER = "X-Courier-Signature";
    private static final Duration FRESH = Duration.ofMinutes(10);

    record Body(Instant at, List<Tracked> events) {
    }

    private final SecureRandom random = new SecureRandom();
    private final CourierQueries queries;
    private final JsonMapper json;
    private final Clock clock;
    private final SharedSecret secret;

    SimulatedCourier(CourierQueries queries, JsonMapper json, Clock clock) {
        this.queries = queries;
        this.json = json;
        this.clock = clock;
        this.secret = new SharedSecret(queries.secret("luoshu", SharedSecret.fresh()));
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Text name() {
        return new Text("模拟邮政速递", "Simulated EMS");
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    @Transactional
    public String order(Parcel parcel) {
        CourierState state = answering();
        return queries.waybillOf(parcel.order()).orElseGet(() -> {
            StringBuilder number = new StringBuilder("SIM");
            for (int i = 0; i < 10; i++) {
                number.append((char) ('0' + random.nextInt(10)));
            }
            Instant now = clock.instant();
            String town = town(parcel.address());
            if (queries.take(number.toString(), parcel.order(), town, now)) {
                plan(number.toString(), town, parcel.recipient(), state, now);
            }
            return queries.waybillOf(parcel.order()).orElseThrow();
        });
    }

    private void plan(String waybill, String town, String recipient, CourierState state, Instant now) {
        Duration step = Duration.ofMillis(state.stepMillis());
        queries.plan(waybill, Kind.TAKEN, "政务服务大厅揽投站", null, now);
        queries.plan(waybill, Kind.UNDER_WAY, "郑州邮件处理中心", null, now.plus(step));
        queries.plan(waybill, Kind.OUT_FOR_DELIVERY, town + "投递站", null, now.plus(step.multipliedBy(2)));
        switch (state.outcome()) {
            case SIGNED -> queries.plan(waybill, Kind.SIGNED, town, recipient + "（本人签收）", now.plus(step.multipliedBy(3)));
            case SECOND_TRY -> {
                queries.plan(waybill, Kind.ATTEMPT_FAILED, town, "收件人不在", now.plus(step.multipliedBy(3)));
                queries.plan(waybill, Kind.SIGNED, town, recipient + "（本人签收）", now.plus(step.multipliedBy(4)));
            }
            case RETURNED -> {
                queries.plan(waybill, Kind.ATTEMPT_FAILED, town, "地址不详", now.plus(step.multipliedBy(3)));
                queries.plan(waybill, Kind.RETURNED, "政务服务大厅揽投站", "地址不详", now.plus(step.multipliedBy(4)));
            }
        }
    }

    /** As much of an address as tracking shows. */
    private static String town(String address) {
        int end = Math.max(Math.max(address.indexOf('区'), address.indexOf('县')), address.indexOf('市'));
        return end > 0 && end < 20 ? address.substring(0, end + 1) : "收件地";
    }

    @Override
    public List<Tracked> track(String waybill) {
        answering();
        return queries.happened(waybill, clock.instant()).stream().map(SimulatedCourier::tracked).toList();
    }

    static Tracked tracked(CourierQueries.Step step) {
        return new Tracked(step.id().toString(), step.waybill(), step.dueAt(), step.kind(), step.place(), step.note());
    }

    SharedSecret.Signed write(List<Tracked> events) {
        return secret.sign(json.writeValueAsBytes(new Body(clock.instant(), events)));
    }

    @Override
    public List<Tracked> read(byte[] bytes, Function<String, @Nullable String> header) {
        if (!secret.signed(bytes, header.apply(HEADER))) {
            throw new Refused(Problem.Kind.NOT_PERMITTED, "tracking-signature", "not signed by this courier");
        }
        try {
            Body body = json.readValue(bytes, Body.class);
            if (Duration.between(body.at, clock.instant()).abs().compareTo(FRESH) > 0) {
                throw new Refused(Problem.Kind.CONFLICT, "tracking-not-fresh", "signed too long ago");
            }
            return List.copyOf(body.events);
        } catch (JacksonException malformed) {
            throw new Refused(Problem.Kind.BAD_REQUEST, "unreadable-body", "signed, but no events");
        }
    }

    private CourierState answering() {
        CourierState state = queries.state();
        if (state.outage()) {
            throw new CourierAway("模拟故障");
        }
        return state;
    }
}
