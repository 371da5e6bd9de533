package luoshu.data.gateway.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.concurrent.CompletionException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import luoshu.data.contracts.ActiveContracts;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.signing.SigningKeys;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** A node of the gateway with everything of its own that is kept in memory: it shares the database with others, and the evidence log it is given. */
record GatewayNode(Calls calls, Door door, EventLoops loops, GatewaySettings settings) implements AutoCloseable {

    static GatewaySettings settings(int atOnce, Duration reading) {
        return new GatewaySettings(List.of("127.0.0.0/8"), atOnce, DataSize.ofMegabytes(1), DataSize.ofMegabytes(8), reading, Duration.ofMinutes(5), 5, Duration.ofSeconds(10), Duration.ofHours(1), 0, 20, Period.ofYears(3));
    }

    static GatewayNode of(ApplicationContext context, Ledger evidence, GatewaySettings settings) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        Clock clock = context.getBean(Clock.class);
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        EventLoops loops = new EventLoops();
        Changes changes = new Changes(jdbc);
        SessionQueries queries = new SessionQueries(jdbc);
        SessionSecrets secrets = context.getBean(SessionSecrets.class);
        SystemQueries systems = new SystemQueries(jdbc);
        Registry registry = new Registry(systems, new ServiceQueries(jdbc), queries, secrets, changes);
        Askers askers = new Askers(registry, settings, clock);
        ActiveContracts contracts = context.getBean(ActiveContracts.class);
        Pace pace = new Pace();
        Understanding understanding = new Understanding(registry, askers, contracts, context.getBean(Subjects.class), pace, clock);
        ProviderCalls providers = new ProviderCalls(new Providers(new ServiceHosts(settings, true), loops), context.getBean(TableCalls.class), new AnswerShape(contracts), settings, loops);
        Calls calls = new Calls(understanding, new Breakers(settings), providers, new Answers(), pace, new Uses(jdbc, transaction, evidence, context.getBean(Receipts.class), clock), settings, loops, clock);
        calls.start();
        Sessions sessions = new Sessions(askers, systems, queries, secrets, changes, context.getBean(SigningKeys.class), evidence, transaction, settings, clock);
        return new GatewayNode(calls, new Door(calls, sessions, new IssuedReceipts(askers, jdbc, clock), askers, loops, settings, new SimpleMeterRegistry()), loops, settings);
    }

    GatewayFilter filter() {
        return new GatewayFilter(door, loops, settings);
    }

    /** @throws Refusal */
    Calls.Answer call(Question question) {
        try {
            return calls.call(question, loops.next()).join();
        } catch (CompletionException failed) {
            throw Providers.cause(failed) instanceof Refusal refused ? refused : failed;
        }
    }

    @Override
    public void close() {
        calls.stop();
        loops.close();
    }
}
