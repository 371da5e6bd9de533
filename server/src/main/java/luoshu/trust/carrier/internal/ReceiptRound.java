package luoshu.trust.carrier.internal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import luoshu.trust.signing.SharedSecret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The simulated gateway tells the platform what became of messages, over HTTP like a real one, until somebody answers or ten tries were in vain. */
@Component
@ConditionalOnProperty(name = "luoshu.carrier.simulated", matchIfMissing = true)
class ReceiptRound {

    private static final Logger log = LoggerFactory.getLogger(ReceiptRound.class);
    private static final int BATCH = 50;
    private static final int TRIES = 10;
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofDays(7);
    private final CarrierQueries queries;
    private final SimulatedGateway gateway;
    private final Clock clock;
    private final URI address;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    ReceiptRound(CarrierQueries queries, SimulatedGateway gateway, Clock clock, @Value("${luoshu.carrier.platform}") String platform) {
        this.queries = queries;
        this.gateway = gateway;
        this.clock = clock;
        this.address = URI.create(platform + "/api/public/messages/receipts/" + SimulatedGateway.CODE);
    }

    @Scheduled(fixedDelay = 400, initialDelay = 5_000)
    int tell() {
        Instant now = clock.instant();
        List<CarrierQueries.Due> due = queries.due(now, now.plus(LEASE), BATCH);
        due.forEach(this::tell);
        return due.size();
    }

    private void tell(CarrierQueries.Due due) {
        SharedSecret.Signed receipt = gateway.write(due.sms(), due.failed(), due.why());
        try {
            int status = http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).header("Content-Type", "application/json").header(SimulatedGateway.HEADER, receipt.signature())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(receipt.body())).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status < 500 || due.tries() >= TRIES) {
                queries.forget(due.id());
            }
        } catch (IOException unheard) {
            log.debug("the platform did not hear about {}: {}", due.sms(), unheard.toString());
            if (due.tries() >= TRIES) {
                queries.forget(due.id());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 120_000)
    void clean() {
        queries.forget(clock.instant().minus(KEPT));
    }
}
