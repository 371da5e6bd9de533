package luoshu.data.gateway.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import io.micrometer.core.instrument.MeterRegistry;
import luoshu.data.contracts.ActiveContracts;
import luoshu.data.contracts.Contract;
import luoshu.data.gateway.CallFault;
import luoshu.data.gateway.PlatformAnswer;
import luoshu.data.gateway.PlatformCalls;
import luoshu.data.gateway.PlatformQuestion;
import luoshu.data.gateway.ServiceOperation;
import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import luoshu.trust.signing.CertificateSubject;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.Certification;
import luoshu.trust.signing.SigningKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class DefaultPlatformCalls implements PlatformCalls {

    private static final Logger log = LoggerFactory.getLogger(DefaultPlatformCalls.class);
    private static final String NAME = "一体化平台（数据预填）";
    private static final int AT_ONCE = 64;
    private final Calls calls;
    private final EventLoops loops;
    private final Registry registry;
    private final SystemQueries systems;
    private final Changes changes;
    private final ActiveContracts contracts;
    private final Certification certification;
    private final Receipts receipts;
    private final Organs organs;
    private final Access access;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Semaphore working = new Semaphore(AT_ONCE);

    DefaultPlatformCalls(Calls calls, EventLoops loops, Registry registry, SystemQueries systems, Changes changes, ActiveContracts contracts, Certification certification, Receipts receipts, Organs organs, Access access, Audit audit,
                         TransactionTemplate transaction, MeterRegistry meters, Clock clock) {
        this.calls = calls;
        this.loops = loops;
        this.registry = registry;
        this.systems = systems;
        this.changes = changes;
        this.contracts = contracts;
        this.certification = certification;
        this.receipts = receipts;
        this.organs = organs;
        this.access = access;
        this.audit = audit;
        this.transaction = transaction;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public PlatformAnswer ask(PlatformQuestion wish) {
        PlatformAnswer answer = answer(wish);
        meters.counter("luoshu.gateway.calls", "code", answer.code()).increment();
        return answer;
    }

    private PlatformAnswer answer(PlatformQuestion wish) {
        if (!working.tryAcquire()) {
            return refused(Refusal.platform("platform-busy", "as many calls as this node takes are under way", 1));
        }
        try {
            Question question = question(wish);
            Calls.Answer answer = calls.call(question, loops.next()).join();
            Refusal refused = answer.refusal();
            return new PlatformAnswer(question.time(), refused == null ? "ok" : refused.code(), refused == null ? null : refused.fault(), answer.body(), answer.rows(),
                    new String(question.signed(), StandardCharsets.UTF_8), answer.receipt());
        } catch (RuntimeException failed) {
            if (Providers.cause(failed) instanceof Refusal refused) {
                return refused(refused);
            }
            log.error("a call of the platform failed", failed);
            return refused(new Refusal(500, "platform-error", CallFault.PLATFORM, "the platform failed", 0, Map.of()));
        } finally {
            working.release();
        }
    }

    private PlatformAnswer refused(Refusal refused) {
        return new PlatformAnswer(clock.instant(), refused.code(), refused.fault(), Calls.problem(refused), 0, null, null);
    }

    private Question question(PlatformQuestion wish) {
        Contract contract = contracts.find(wish.contract()).orElseThrow(() -> Refusal.request(404, "unknown-contract", "no such contract"));
        SigningKey key = key(contract.asker());
        String uri = "/gateway/v1/" + wish.contract() + wish.path();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("luoshu-key", key.id());
        headers.put("luoshu-time", clock.instant().toString());
        headers.put("luoshu-nonce", UUID.randomUUID().toString());
        headers.put("luoshu-person", encoded(wish.person()));
        headers.put("luoshu-matter", wish.matter());
        headers.put("luoshu-case", wish.application());
        headers.put("luoshu-purpose", encoded(wish.purpose()));
        headers.put("luoshu-fields", encoded(String.join(",", wish.fields())));
        String signature = Base64.getEncoder().encodeToString(key.sign(Question.text("GET", uri, wish.query(), headers, new byte[0])));
        return Question.read("GET", uri, wish.query(), name -> name.equals("luoshu-signature") ? signature : headers.get(name), new byte[0]);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Registered like anybody's; one that was revoked stays revoked. */
    private SigningKey key(String organ) {
        Organ asker = organs.get(new OrganCode(organ));
        SigningKey key = certification.keyOf(CertificateSubject.system("prefill-" + organ, asker.shortName() + NAME));
        if (registry.key(key.id()).isEmpty()) {
            access.asPlatform("gateway", () -> {
                transaction.executeWithoutResult(_ -> register(asker, key));
                return true;
            });
        }
        return key;
    }

    private void register(Organ organ, SigningKey key) {
        Instant now = clock.instant();
        UUID system = systems.platformSystem(organ, NAME, access.actor(), now);
        if (systems.keys(system).stream().anyMatch(one -> one.revokedAt() != null)) {
            throw Refusal.request(401, "key-revoked", "the organ has revoked the platform's key");
        }
        PublicKeys.Uploaded made = new PublicKeys.Uploaded(key.publicKey(), Certificates.encoded(key.chain().getFirst()), null, null);
        Instant from = key.chain().getFirst().getNotBefore().toInstant();
        if (systems.insertKey(system, made, from.isBefore(now) ? from : now, key.chain().getFirst().getNotAfter().toInstant(), access.actor().name(), now)) {
            changes.announce();
            audit.record(Act.done("gateway.system-add-key", "system:" + system).with(Map.of("key", key.id(), "organ", organ.code().value())));
        }
    }

    @Override
    public List<ServiceOperation> operations(String number) {
        return contracts.find(number).map(contract -> registry.routes(contract.resource()).stream().filter(route -> route.service().organ().equals(contract.provider())).map(Registry.Route::operation).toList())
                .orElse(List.of());
    }

    @Override
    public boolean holds(String receipt, byte[] answer) {
        return receipts.holds(receipt, answer);
    }
}
