package luoshu.trust.courier.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import luoshu.trust.courier.CourierState;
import luoshu.trust.signing.SharedSecret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The simulated courier tells the platform where parcels are, over HTTP like a real one, until somebody answers or ten tries were in vain. */
@Component
@ConditionalOnProperty(name = "luoshu.courier.simulated", matchIfMissing = true)
class TrackingRound {

    private static final Logger log = LoggerFactory.getLogger(TrackingRound.class);
    private static final int BATCH = 50;
    private static final int TRIES = 10;
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofDays(180);
    private final CourierQueries queries;
    private final SimulatedCourier courier;
    private final Clock clock;
    private final URI address;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    TrackingRound(CourierQueries queries, SimulatedCourier courier, Clock clock, @Value("${luoshu.courier.platform}") String platform) {
        this.queries = queries;
        this.courier = courier;
        this.clock = clock;
        this.address = URI.create(platform + "/api/public/deliveries/callbacks/" + SimulatedCourier.CODE);
    }

    @Scheduled(fixedDelay = 500, initialDelay = 5_000)
    int tell() {
        Instant now = clock.instant();
        CourierState state = queries.state();
        Comparator<CourierQueries.Step> order = Comparator.comparing(CourierQueries.Step::dueAt);
        List<CourierQueries.Step> due = queries.due(now, now.plus(LEASE), BATCH).stream().sorted(state.backwards() ? order.reversed() : order).toList();
        due.forEach(step -> tell(step, state.copies()));
        return due.size();
    }

    private void tell(CourierQueries.Step step, int copies) {
        boolean heard = copies == 0;
        SharedSecret.Signed message = courier.write(List.of(SimulatedCourier.tracked(step)));
        try {
            for (int i = 0; i < copies; i++) {
                heard |= http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).header("Content-Type", "application/json").header(SimulatedCourier.HEADER, message.signature())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(message.body())).build(), HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
            }
        } catch (IOException unheard) {
            log.debug("the platform did not hear about {}: {}", step.waybill(), unheard.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        if (heard || step.tries() >= TRIES) {
            queries.told(step.id(), clock.instant());
        }
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 120_000)
    void clean() {
        queries.forget(clock.instant().minus(KEPT));
    }
}
