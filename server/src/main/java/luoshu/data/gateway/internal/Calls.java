package luoshu.data.gateway.internal;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import luoshu.data.catalog.ShareMode;
import luoshu.data.contracts.ActiveContracts;
import luoshu.data.contracts.Contract;
import luoshu.data.contracts.ContractItem;
import luoshu.data.contracts.Masking;
import luoshu.data.gateway.CallFault;
import luoshu.data.gateway.Environment;
import luoshu.data.gateway.OperationParameter;
import luoshu.data.gateway.ServiceDraft;
import luoshu.trust.signing.Sm2Verifier;
import luoshu.trust.signing.Sm3;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A question from its signature to its receipt. Nothing is looked at before the signature is; nothing is asked of a provider before the use is durable with its evidence; nothing is answered before what became of
 * it is.
 */
@Component
class Calls implements SmartLifecycle {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final HexFormat HEX = HexFormat.of();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** {@code receipt}: absent where there is no record, or it is to be fetched; {@code all}: rows there were before they were cut; {@code use}: the record, absent where there is none. */
    record Answer(int status, byte[] body, @Nullable Refusal refusal, int rows, int all, boolean cached, @Nullable String receipt, byte @Nullable [] question, @Nullable UUID use) {
    }

    /** What has been found out about a question before it is admitted. */
    private record Understood(Registry.Key key, Contract contract, Registry.Route route, List<ContractItem> items, @Nullable String subject, String base) {

        boolean test() {
            return key.held().system().environment() == Environment.TEST;
        }
    }

    private record Over(String contract, String unit, Instant period) {
    }

    private final Registry registry;
    private final Askers askers;
    private final ActiveContracts contracts;
    private final Breakers breakers;
    private final Providers providers;
    private final AnswerShape shape;
    private final Answers answers;
    private final Subjects subjects;
    private final GatewaySettings settings;
    private final Clock clock;
    private final GroupCommit<Uses.NewUse, Uses.Admitted> admission;
    private final GroupCommit<Uses.Done, String> completion;
    private final Afterwards<Uses.Done> completedLater;
    /** Periods known to be used up: more questions in them cost nothing any more. */
    private final Cache<Over, Boolean> over = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofDays(1)).build();
    private volatile boolean running;

    Calls(Registry registry, Askers askers, ActiveContracts contracts, Breakers breakers, Providers providers, AnswerShape shape, Answers answers, Subjects subjects, Uses uses, GatewaySettings settings, Clock clock) {
        this.registry = registry;
        this.askers = askers;
        this.contracts = contracts;
        this.breakers = breakers;
        this.providers = providers;
        this.shape = shape;
        this.answers = answers;
        this.subjects = subjects;
        this.settings = settings;
        this.clock = clock;
        admission = new GroupCommit<>("gateway-admission", uses::admit);
        completion = new GroupCommit<>("gateway-completion", uses::complete);
        completedLater = new Afterwards<>("gateway-completion-later", uses::completeLater);
    }

    /** @throws Refusal before there is a record */
    Answer call(Question question) {
        Understood understood = understand(question);
        Breaker breaker = breakers.of(understood.route.service().id(), understood.test());
        refuse(breaker.peek(understood.route.service().atOnce()));
        return admitted(question, understood, breaker);
    }

    private void refuse(Breaker.Entry entry) {
        switch (entry) {
            case GO -> { }
            case BUSY -> throw Refusal.provider("provider-busy", "the service answers as many calls as it may already", 1);
            case OPEN -> throw Refusal.provider("provider-resting", "the service failed several times in a row and is left alone", Math.toIntExact(Math.max(1, settings.rest().toSeconds())));
        }
    }

    private Understood understand(Question question) {
        Instant now = clock.instant();
        Registry.Key key = askers.of(question);
        Contract contract = contract(question, key, now);
        return matched(question, key, contract, now);
    }

    /** Contracts of others do not exist. */
    private Contract contract(Question question, Registry.Key key, Instant now) {
        Contract contract = contracts.find(question.contract()).filter(one -> one.asker().equals(key.held().system().organ()))
                .orElseThrow(() -> Refusal.request(404, "unknown-contract", "no such contract"));
        LocalDate today = LocalDate.ofInstant(now, CHINA);
        switch (contract.state()) {
            case ACTIVE -> { }
            case DRAFT -> throw Refusal.request(403, "contract-not-active", "the contract is not in use yet");
            case SUSPENDED -> throw Refusal.request(403, "contract-suspended", "the contract is suspended", "reason", String.valueOf(contract.reason()));
            case ENDED -> throw Refusal.request(403, "contract-ended", "the contract has ended", "reason", String.valueOf(contract.reason()));
        }
        if (!contract.within(today)) {
            throw Refusal.request(403, today.isBefore(contract.terms().from()) ? "contract-not-begun" : "contract-expired", "the contract is for another time");
        }
        if (contract.terms().mode() != ShareMode.API) {
            throw Refusal.request(403, "contract-mode", "the contract gives the data in another way");
        }
        if (!contract.terms().matters().isEmpty()) {
            if (question.matter() == null || !contract.terms().matters().contains(question.matter())) {
                throw Refusal.request(403, "matter-not-agreed", "luoshu-matter must be one of the contract", "matters", String.join(",", contract.terms().matters()));
            }
            if (question.caseNumber() == null) {
                throw Refusal.request(403, "case-required", "luoshu-case must name the case it is asked for");
            }
        }
        return contract;
    }

    private Understood matched(Question question, Registry.Key key, Contract contract, Instant now) {
        boolean test = key.held().system().environment() == Environment.TEST;
        for (Registry.Route route : registry.routes(contract.resource())) {
            Optional<Map<String, String>> variables = route.match(question.method(), question.path());
            if (variables.isEmpty() || !route.service().organ().equals(contract.provider())) {
                continue;
            }
            String base = test ? route.service().testUrl() : route.service().baseUrl();
            if (base == null) {
                throw Refusal.request(409, "no-test-address", "the service has no address for systems under test");
            }
            ServiceDraft.Maintenance notice = route.service().notice();
            if (notice != null && notice.on(now)) {
                throw new Refusal(503, "provider-maintenance", CallFault.PROVIDER, "the service is maintained", Math.toIntExact(Math.min(3_600, Duration.between(now, notice.until()).toSeconds() + 1)),
                        Map.of("notice", notice.text(), "until", notice.until().toString()));
            }
            Map<String, String> values = parameters(question, route, variables.get());
            String person = route.operation().subject() == null ? null : values.get(route.operation().subject());
            Understood understood = new Understood(key, contract, route, items(question, contract), person == null ? null : subjects.pseudonym(person), base);
            refuseOver(contract, now);
            return understood;
        }
        throw Refusal.request(404, "unknown-operation", "no service gives the resource of the contract at this address");
    }

    private static Map<String, String> parameters(Question question, Registry.Route route, Map<String, String> variables) {
        Map<String, String> sent = question.parameters();
        Set<String> known = route.operation().parameters().stream().filter(one -> one.in().equals("query")).map(OperationParameter::name).collect(Collectors.toSet());
        sent.keySet().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw Refusal.request(422, "unknown-parameter", "the operation has no such parameter", "parameter", name);
        });
        route.operation().parameters().stream().filter(one -> one.in().equals("query") && one.required() && !sent.containsKey(one.name())).findFirst().ifPresent(one -> {
            throw Refusal.request(422, "missing-parameter", "the operation needs this parameter", "parameter", one.name());
        });
        Map<String, String> all = new HashMap<>(sent);
        all.putAll(variables);
        return all;
    }

    private static List<ContractItem> items(Question question, Contract contract) {
        if (question.fields().isEmpty()) {
            return contract.items().stream().filter(item -> item.masking() != Masking.OMITTED).toList();
        }
        List<ContractItem> items = new ArrayList<>();
        for (String field : question.fields()) {
            items.add(contract.item(field).filter(item -> item.masking() != Masking.OMITTED)
                    .orElseThrow(() -> Refusal.request(403, "field-not-agreed", "the contract does not give this field", "field", field)));
        }
        return items;
    }

    private void refuseOver(Contract contract, Instant now) {
        if (over.getIfPresent(new Over(contract.number(), "minute", minute(now))) != null) {
            throw Refusal.pace("minute", untilMinute(now));
        }
        if (over.getIfPresent(new Over(contract.number(), "day", day(now))) != null) {
            throw Refusal.pace("day", untilDay(now));
        }
    }

    private static Instant minute(Instant now) {
        return now.truncatedTo(ChronoUnit.MINUTES);
    }

    private static Instant day(Instant now) {
        return now.atZone(CHINA).toLocalDate().atStartOfDay(CHINA).toInstant();
    }

    private static int untilMinute(Instant now) {
        return (int) Duration.between(now, minute(now).plus(1, ChronoUnit.MINUTES)).toSeconds() + 1;
    }

    private static int untilDay(Instant now) {
        return (int) Duration.between(now, now.atZone(CHINA).toLocalDate().plusDays(1).atStartOfDay(CHINA).toInstant()).toSeconds() + 1;
    }

    private Answer admitted(Question question, Understood understood, Breaker breaker) {
        long begun = System.nanoTime();
        Instant now = clock.instant();
        UUID use = TimeOrdered.uuid(now);
        Uses.Admitted admitted = admission.submit(new Uses.NewUse(use, now.truncatedTo(ChronoUnit.MICROS), understood.contract, understood.key.held(), question,
                understood.route.operation().method() + " " + understood.route.operation().path(), understood.subject, understood.items.stream().map(ContractItem::field).toList()));
        if (!admitted.fresh()) {
            throw Refusal.request(409, "replayed", "this nonce of the key was taken before");
        }
        Outcome outcome = outcome(question, understood, admitted, now, use, breaker);
        Refusal refused = outcome.refusal();
        AnswerShape.Shaped shaped = outcome.shaped();
        String receipt = complete(use, question, understood.contract, outcome, begun);
        return new Answer(outcome.status(), shaped.body(), refused, shaped.rows(), shaped.all(), outcome.cached(), receipt, question.digest(), use);
    }

    /** Exactly one of an answer and a refusal; {@code shaped} is the body of either. */
    private record Outcome(AnswerShape.Shaped shaped, boolean cached, @Nullable Refusal refusal) {

        int status() {
            return refusal == null ? 200 : refusal.status();
        }
    }

    private Outcome outcome(Question question, Understood understood, Uses.Admitted admitted, Instant now, UUID use, Breaker breaker) {
        try {
            pace(understood.contract, admitted, now);
            Optional<AnswerShape.Shaped> known = answers.find(understood.contract, question, understood.test());
            AnswerShape.Shaped shaped = known.isPresent() ? known.get() : ask(question, understood, use, breaker);
            if (known.isEmpty()) {
                answers.keep(understood.contract, question, understood.test(), shaped);
            }
            return new Outcome(shaped, known.isPresent(), null);
        } catch (Refusal refused) {
            return new Outcome(new AnswerShape.Shaped(problem(refused), 0, 0), false, refused);
        }
    }

    private void pace(Contract contract, Uses.Admitted admitted, Instant now) {
        if (admitted.minute() >= contract.terms().perMinute()) {
            over.put(new Over(contract.number(), "minute", minute(now)), true);
        }
        if (admitted.day() >= contract.terms().perDay()) {
            over.put(new Over(contract.number(), "day", day(now)), true);
        }
        if (admitted.minute() > contract.terms().perMinute()) {
            throw Refusal.pace("minute", untilMinute(now));
        }
        if (admitted.day() > contract.terms().perDay()) {
            throw Refusal.pace("day", untilDay(now));
        }
    }

    /** A signed question is answered when what became of it is durable; in a session the answer leaves at once and its receipt follows. */
    private @Nullable String complete(UUID use, Question question, Contract contract, Outcome outcome, long begun) {
        Instant now = clock.instant();
        Refusal refused = outcome.refusal();
        String code = refused == null ? "ok" : refused.code();
        byte[] digest = Sm3.digest(outcome.shaped().body());
        String receipt = Receipts.text(use, now, contract.number(), contract.provider(), contract.asker(), question.key(), question.digest(), digest, outcome.status(), code);
        int millis = (int) Math.min(Integer.MAX_VALUE, (System.nanoTime() - begun) / 1_000_000);
        Uses.Done done = new Uses.Done(use, now.truncatedTo(ChronoUnit.MICROS), outcome.status(), code, refused == null ? null : refused.fault().name(), outcome.shaped().rows(), digest, millis,
                outcome.cached(), receipt);
        if (question.session() == null) {
            return completion.submit(done);
        }
        completedLater.add(done);
        return null;
    }

    private AnswerShape.Shaped ask(Question question, Understood understood, UUID use, Breaker breaker) {
        refuse(breaker.enter(understood.route.service().atOnce())); // only now: a question repeated a thousand times takes no places from others
        boolean well = false;
        try {
            AnswerShape.Shaped shaped = shaped(question, understood, provider(question, understood, use));
            well = true;
            return shaped;
        } catch (Refusal refused) {
            well = refused.status() < 500;
            throw refused;
        } finally {
            if (well) {
                breaker.succeeded();
            } else {
                breaker.failed();
            }
        }
    }

    private static HttpRequest.Builder asking(Question question) {
        HttpRequest.Builder request = HttpRequest.newBuilder();
        if (question.body().length > 0) {
            return request.method(question.method(), HttpRequest.BodyPublishers.ofByteArray(question.body()));
        }
        return question.method().equals("GET") ? request.GET() : request.method(question.method(), HttpRequest.BodyPublishers.noBody());
    }

    private Providers.Told provider(Question question, Understood understood, UUID use) {
        ServiceFile service = understood.route.service();
        HttpRequest.Builder request = asking(question)
                .header("Accept", "application/json").header("Luoshu-Use", use.toString()).header("Luoshu-Contract", understood.contract.number()).header("Luoshu-Asker", understood.contract.asker())
                .header("Luoshu-Target", question.target()).header("Luoshu-Question", HEX.formatHex(question.digest()));
        String proof = Base64.getEncoder().encodeToString(question.signature());
        if (question.session() == null) {
            request.header("Luoshu-Signature", proof);
        } else {
            request.header("Luoshu-Session", question.session()).header("Luoshu-Mac", proof);
        }
        question.headers().forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        if (question.body().length > 0) {
            request.header("Content-Type", "application/json");
        }
        try {
            return providers.ask(request, URI.create(understood.base + question.path() + (question.query() == null ? "" : "?" + question.query())), Duration.ofMillis(service.timeoutMillis()),
                    Math.toIntExact(settings.answer().toBytes()));
        } catch (IllegalArgumentException wrong) {
            throw Refusal.request(400, "bad-address", "the path or query is no address");
        } catch (Providers.NoAnswer none) {
            throw switch (none.failure()) {
                case TIMEOUT -> Refusal.provider(504, "provider-timeout", "the service did not answer in time");
                case UNREACHABLE -> Refusal.provider(502, "provider-unreachable", "the service cannot be reached");
                case NOT_ALLOWED -> Refusal.provider(502, "provider-not-allowed", "the service's host is not among those that may be reached");
                case TOO_LARGE -> Refusal.provider(502, "provider-too-large", "the service's answer is too large");
                case BROKEN -> Refusal.provider(502, "provider-broken", "the service broke off");
            };
        }
    }

    private AnswerShape.Shaped shaped(Question question, Understood understood, Providers.Told answer) {
        int status = answer.statusCode();
        byte[] key = understood.route.service().publicKey();
        if (key != null && !signed(question, answer, key)) {
            throw Refusal.provider(502, "provider-signature", "the service's answer is not signed with its key");
        }
        if (status == 404 || status == 204) {
            throw Refusal.request(404, "no-data", "the service has nothing about this");
        }
        if (status < 200 || status > 299) {
            throw Refusal.provider(502, status >= 500 ? "provider-error" : "provider-refused", "the service answered " + status);
        }
        return shape.cut(answer.body(), understood.route.operation().rows(), understood.contract, understood.items);
    }

    private static boolean signed(Question question, Providers.Told answer, byte[] key) {
        try {
            byte[] signature = Base64.getDecoder().decode(answer.headers().firstValue("Luoshu-Answer-Signature").orElse(""));
            String text = "luoshu-gateway-answer-1\n" + HEX.formatHex(question.digest()) + "\n" + HEX.formatHex(Sm3.digest(answer.body()));
            return signature.length > 0 && new Sm2Verifier(key).verify(text.getBytes(StandardCharsets.UTF_8), signature);
        } catch (IllegalArgumentException wrong) {
            return false;
        }
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
