package luoshu.data.gateway.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import luoshu.data.gateway.CallFault;
import luoshu.kernel.problems.Invalid;
import luoshu.trust.ledger.Evidence;
import luoshu.trust.ledger.Ledger;
import luoshu.trust.ledger.LedgerUnavailable;
import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.SharedSecret;
import luoshu.trust.signing.SigningKey;
import luoshu.trust.signing.SigningKeys;
import luoshu.trust.signing.Sm2Encryption;
import luoshu.trust.signing.Sm3;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Opens and ends sessions. Who opens one sends, in a question signed with SM2, a public key made for it; the secret comes back encrypted to that key, in an answer the platform signed. */
@Component
class Sessions {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HexFormat HEX = HexFormat.of();
    private static final int IN_A_MINUTE = 60;
    private static final int ID = 16;
    /** The evidence log publishes an organ with each act; the system's is in its content. */
    private static final String PLATFORM = "PLATFORM";

    /** A session, and what proves that the platform gave it: SM2 over {@code luoshu-gateway-session-1}, the digest of the question and the SM3 of the body, a line each. */
    record Opened(byte[] body, String key, String signature) {
    }

    private final Askers askers;
    private final SystemQueries systems;
    private final SessionQueries queries;
    private final SessionSecrets secrets;
    private final Changes changes;
    private final SigningKeys keys;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final GatewaySettings settings;
    private final Clock clock;

    Sessions(Askers askers, SystemQueries systems, SessionQueries queries, SessionSecrets secrets, Changes changes, SigningKeys keys, Ledger ledger, TransactionTemplate transaction, GatewaySettings settings, Clock clock) {
        this.askers = askers;
        this.systems = systems;
        this.queries = queries;
        this.secrets = secrets;
        this.changes = changes;
        this.keys = keys;
        this.ledger = ledger;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws Refusal {@code bad-body} unless the body is an SM2 public key in PEM; {@code too-many-sessions}; whatever is wrong with the signature */
    Opened open(Question question) {
        if (question.session() != null) {
            throw Refusal.request(400, "bad-header", "a session is opened with luoshu-signature", "header", "luoshu-mac");
        }
        Registry.Key key = askers.of(question);
        byte[] ephemeral = point(question);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant until = now.plus(settings.session()).isBefore(key.held().until()) ? now.plus(settings.session()) : key.held().until();
        String id = HEX.formatHex(SharedSecret.fresh(), 0, ID);
        written(() -> insert(id, question, now, until));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("session", id);
        body.put("key", question.key());
        body.put("environment", key.held().system().environment().name());
        body.put("until", until.truncatedTo(ChronoUnit.SECONDS).toString());
        body.put("secret", Base64.getEncoder().encodeToString(Sm2Encryption.encrypt(ephemeral, secrets.of(id, question.key()))));
        return signed(question, JSON.writeValueAsBytes(body));
    }

    private static byte[] point(Question question) {
        try {
            return PublicKeys.read(new String(question.body(), StandardCharsets.US_ASCII), "").point();
        } catch (Invalid wrong) {
            throw Refusal.request(400, "bad-body", "the body must be an SM2 public key in PEM, made for this session");
        }
    }

    /** The system is as it is, not as this node last heard of it: a session begun beside a suspension would outlive it. */
    private void insert(String id, Question question, Instant now, Instant until) {
        systems.steady(question.key()).ifPresent(Askers::active);
        if (queries.openedSince(question.key(), now.minus(1, ChronoUnit.MINUTES)) >= IN_A_MINUTE) {
            throw new Refusal(429, "too-many-sessions", CallFault.REQUEST, "a key opens " + IN_A_MINUTE + " sessions in a minute at most: keep the one you have", 60, Map.of());
        }
        if (!queries.insert(id, question, now, until)) {
            throw Refusal.request(409, "replayed", "this nonce of the key was taken before");
        }
        ledger.record(List.of(new Ledger.Act("gateway:" + id + ":session", "gateway:" + id, new Evidence("data-session-opened", now, PLATFORM,
                Map.of("session", id, "key", question.key(), "question", HEX.formatHex(question.digest()), "until", until.toString())))));
    }

    private Opened signed(Question question, byte[] body) {
        SigningKey key = keys.current(KeyPurpose.RECEIPT);
        String text = "luoshu-gateway-session-1\n" + HEX.formatHex(question.digest()) + "\n" + HEX.formatHex(Sm3.digest(body));
        return new Opened(body, key.id(), Base64.getEncoder().encodeToString(key.sign(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** Everywhere within a second; asked with the session's own code or with a signature of its key. */
    void end(Question question, String id) {
        askers.of(question);
        written(() -> {
            if (!queries.end(id, question.key(), clock.instant())) {
                throw Refusal.request(404, "unknown-session", "no session of this key is open under this id");
            }
            changes.announce();
        });
    }

    private void written(Runnable work) {
        try {
            transaction.executeWithoutResult(_ -> work.run());
        } catch (LedgerUnavailable none) {
            throw Refusal.platform("evidence-unavailable", "no evidence, no exchange", (int) Duration.ofSeconds(5).toSeconds());
        } catch (DataAccessException | TransactionException failed) {
            throw Refusal.platform("store-unavailable", "the record could not be written", 2);
        }
    }
}
