package luoshu.trust.bank.internal;

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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The simulated bank tells the platform, over HTTP like a real one, until somebody answers or ten tries were in vain. */
@Component
@ConditionalOnProperty(name = "luoshu.bank.simulated", matchIfMissing = true)
class CallbackRound {

    private static final Logger log = LoggerFactory.getLogger(CallbackRound.class);
    private static final int BATCH = 50;
    private static final int TRIES = 10;
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final BankQueries queries;
    private final SandboxBank bank;
    private final BankMessages messages;
    private final Clock clock;
    private final URI address;
    private final TransactionTemplate transaction;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    CallbackRound(BankQueries queries, SandboxBank bank, BankMessages messages, Clock clock, @Value("${luoshu.bank.platform}") String platform, PlatformTransactionManager transactions) {
        this.queries = queries;
        this.bank = bank;
        this.messages = messages;
        this.clock = clock;
        this.address = URI.create(platform + "/api/public/payments/callbacks/" + SandboxBank.CODE);
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelay = 300, initialDelay = 5_000)
    int tell() {
        transaction.executeWithoutResult(status -> bank.ripen());
        Instant now = clock.instant();
        List<BankQueries.Due> due = queries.take(now, now.plus(LEASE), BATCH);
        due.forEach(this::tell);
        return due.size();
    }

    private void tell(BankQueries.Due due) {
        SharedSecret.Signed message = messages.write(due.entry(), due.number(), bank.answer(due.entry(), due.number()), clock.instant());
        try {
            int status = http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).header("Content-Type", "application/json").header(BankMessages.HEADER, message.signature())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(message.body())).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status < 500 || due.tries() >= TRIES) {
                queries.forget(due.id());
            }
        } catch (IOException unheard) {
            log.debug("the platform did not hear about {}: {}", due.number(), unheard.toString());
            if (due.tries() >= TRIES) {
                queries.forget(due.id());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
