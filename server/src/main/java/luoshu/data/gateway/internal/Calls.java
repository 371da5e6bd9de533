package luoshu.data.gateway.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.netty.channel.EventLoop;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractItem;
import luoshu.kernel.nodes.RunsOn;
import luoshu.trust.signing.Sm3;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A question from its signature to its receipt. Nothing is asked of a provider before the use is durable with its evidence; a signed question is answered when what became of it is, in a session the answer leaves at once
 * and its receipt follows.
 */
@Component
@RunsOn("gateway")
class Calls implements SmartLifecycle {

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * {@code receipt}: absent where there is no record, or it is to be fetched; {@code all}: rows there were before they were cut; {@code use}: the record, absent where there is none; {@code digest}: SM3 of the body,
     * absent where nobody has needed it yet.
     */
    record Answer(int status, byte[] body, @Nullable Refusal refusal, int rows, int all, boolean cached, @Nullable String receipt, byte @Nullable [] question, @Nullable UUID use, byte @Nullable [] digest) {
    }

    private final Understanding understanding;
    private final Breakers breakers;
    private final ProviderCalls providers;
    private final Answers answers;
    private final Pace pace;
    private final GatewaySettings settings;
    private final Clock clock;
    private final GroupCommit<Uses.NewUse, Uses.Admitted> admission;
    private final GroupCommit<Uses.Done, String> completion;
    private final Afterwards<Uses.Done> completedLater;
    private final EventLoops loops;
    private volatile boolean running;

    Calls(Understanding understanding, Breakers breakers, ProviderCalls providers, Answers answers, Pace pace, Uses uses, GatewaySettings settings, EventLoops loops, Clock clock) {
        this.understanding = understanding;
        this.breakers = breakers;
        this.providers = providers;
        this.answers = answers;
        this.pace = pace;
        this.settings = settings;
        this.loops = loops;
        this.clock = clock;
        admission = new GroupCommit<>("gateway-admission", uses::admit);
        completion = new GroupCommit<>("gateway-completion", uses::complete);
        completedLater = new Afterwards<>("gateway-completion-later", uses::completeLater);
    }

    /** Whether {@link #call} returns soon, without a statement. */
    boolean atHand(Question question) {
        return understanding.atHand(question);
    }

    /**
     * @param loop where it goes on once it is admitted
     * @return fails with a {@link Refusal} where there is no record of use
     * @throws Refusal likewise
     */
    CompletableFuture<Answer> call(Question question, EventLoop loop) {
        Understood understood = understanding.of(question);
        Breaker breaker = breakers.of(understood.route().service().id(), understood.test());
        refuse(breaker.peek(understood.route().service().atOnce()));
        long begun = System.nanoTime();
        Instant now = clock.instant();
        UUID use = TimeOrdered.uuid(now);
        return admission.submit(new Uses.NewUse(use, now.truncatedTo(ChronoUnit.MICROS), understood.contract(), understood.key().held(), question,
                understood.route().operation().method() + " " + understood.route().operation().path(), understood.subject(), understood.items().stream().map(ContractItem::field).toList())).thenComposeAsync(admitted -> {
                    if (!admitted.fresh()) {
                        throw Refusal.request(409, "replayed", "this nonce of the key was taken before");
                    }
                    return outcome(question, understood, admitted, now, use, breaker, loop).thenCompose(outcome -> complete(use, question, understood.contract(), outcome, begun));
                }, loop);
    }

    private void refuse(Breaker.Entry entry) {
        switch (entry) {
            case GO -> { }
            case BUSY -> throw Refusal.provider("provider-busy", "the service answers as many calls as it may already", 1);
            case OPEN -> throw Refusal.provider("provider-resting", "the service failed several times in a row and is left alone", Math.toIntExact(Math.max(1, settings.rest().toSeconds())));
        }
    }

    /** Exactly one of an answer and a refusal; {@code shaped} is the body of either. */
    private record Outcome(AnswerShape.Shaped shaped, boolean cached, @Nullable Refusal refusal) {

        static Outcome of(Refusal refused) {
            return new Outcome(new AnswerShape.Shaped(problem(refused), 0, 0), false, refused);
        }

        int status() {
            return refusal == null ? 200 : refusal.status();
        }
    }

    private CompletableFuture<Outcome> outcome(Question question, Understood understood, Uses.Admitted admitted, Instant now, UUID use, Breaker breaker, EventLoop loop) {
        try {
            pace.keep(understood.contract(), admitted, now);
            Optional<AnswerShape.Shaped> known = answers.find(understood.contract(), question, understood.test());
            if (known.isPresent()) {
                return CompletableFuture.completedFuture(new Outcome(known.get(), true, null));
            }
            return ask(question, understood, use, breaker, loop).handle((shaped, failed) -> {
                if (failed != null) {
                    return Outcome.of(refusal(failed));
                }
                answers.keep(understood.contract(), question, understood.test(), shaped);
                return new Outcome(shaped, false, null);
            });
        } catch (Refusal refused) {
            return CompletableFuture.completedFuture(Outcome.of(refused));
        }
    }

    /** @throws CompletionException it failed for another reason than that it was refused */
    private static Refusal refusal(Throwable failed) {
        if (Providers.cause(failed) instanceof Refusal refused) {
            return refused;
        }
        throw new CompletionException(Providers.cause(failed));
    }

    private CompletableFuture<AnswerShape.Shaped> ask(Question question, Understood understood, UUID use, Breaker breaker, EventLoop loop) {
        ProviderCalls.Ready ready = providers.ready(question, understood, use);
        refuse(breaker.enter(understood.route().service().atOnce())); // only now: a question repeated a thousand times takes no places from others
        return asked(ready, loop).whenComplete((_, failed) -> {
            switch (of(failed)) {
                case ANSWERED -> breaker.succeeded();
                case FAILED -> breaker.failed();
                case NOT_ASKED -> breaker.released();
            }
        });
    }

    private static Refusal.Service of(@Nullable Throwable failed) {
        return failed == null ? Refusal.Service.ANSWERED : Providers.cause(failed) instanceof Refusal refused ? refused.service() : Refusal.Service.FAILED;
    }

    private static CompletableFuture<AnswerShape.Shaped> asked(ProviderCalls.Ready ready, EventLoop loop) {
        try {
            return ready.ask(loop);
        } catch (RuntimeException failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    private CompletableFuture<Answer> complete(UUID use, Question question, Contract contract, Outcome outcome, long begun) {
        Instant now = clock.instant();
        Refusal refused = outcome.refusal();
        String code = refused == null ? "ok" : refused.code();
        byte[] digest = Sm3.digest(outcome.shaped().body());
        String receipt = Receipts.text(use, now, contract.number(), contract.provider(), contract.asker(), question.key(), question.digest(), digest, outcome.status(), code);
        int millis = (int) Math.min(Integer.MAX_VALUE, (System.nanoTime() - begun) / 1_000_000);
        Uses.Done done = new Uses.Done(use, now.truncatedTo(ChronoUnit.MICROS), outcome.status(), code, refused == null ? null : refused.fault().name(), outcome.shaped().rows(), digest, millis,
                outcome.cached(), receipt);
        return recorded(question, done).thenApply(given -> new Answer(outcome.status(), outcome.shaped().body(), refused, outcome.shaped().rows(), outcome.shaped().all(), outcome.cached(), given.orElse(null),
                question.digest(), use, digest));
    }

    /** With the receipt, unless it follows. */
    private CompletableFuture<Optional<String>> recorded(Question question, Uses.Done done) {
        if (question.session() == null) {
            return completion.submit(done).thenApply(Optional::of);
        }
        if (completedLater.offer(done)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return CompletableFuture.supplyAsync(() -> {
            completedLater.add(done);
            return Optional.empty();
        }, loops.elsewhere());
    }

    /** RFC 9457. */
    static byte[] problem(Refusal refused) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", refused.status());
        body.put("code", refused.code());
        body.put("fault", refused.fault().name());
        body.put("detail", String.valueOf(refused.getMessage()));
        body.putAll(refused.properties());
        return JSON.writeValueAsBytes(body);
    }

    @Override
    public void start() {
        admission.start();
        completion.start();
        completedLater.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        admission.stop();
        completion.stop();
        completedLater.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Begins before the web server takes calls and stops after it has answered what was under way. */
    @Override
    public int getPhase() {
        return 0;
    }
}
