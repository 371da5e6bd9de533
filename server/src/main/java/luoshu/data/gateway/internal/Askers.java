package luoshu.data.gateway.internal;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

import luoshu.data.gateway.CallFault;
import luoshu.data.gateway.SystemSuspension;
import luoshu.trust.signing.Sm3Key;
import org.springframework.stereotype.Component;

/** Says whose a question is: the key that signed it, or opened the session it comes in. Of a stranger's question nothing but that is looked at. */
@Component
class Askers {

    private final Registry registry;
    private final GatewaySettings settings;
    private final Clock clock;

    Askers(Registry registry, GatewaySettings settings, Clock clock) {
        this.registry = registry;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws Refusal 401, and why */
    Registry.Key of(Question question) {
        Instant now = clock.instant();
        if (Duration.between(question.time(), now).abs().compareTo(settings.skew()) > 0) {
            throw Refusal.request(401, "clock-skew", "luoshu-time is too far from the time here", "now", now.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        Registry.Key key = registry.key(question.key()).orElseThrow(() -> Refusal.request(401, "unknown-key", "no such key is registered"));
        if (key.held().revoked() != null) {
            throw Refusal.request(401, "key-revoked", "the key was revoked", "since", key.held().revoked().toString());
        }
        if (now.isBefore(key.held().from().minus(settings.skew())) || !now.isBefore(key.held().until())) {
            throw Refusal.request(401, "key-expired", "the key is not good at this time");
        }
        if (question.session() != null) {
            Session session = registry.session(question.session(), question.key(), secret -> spoken(question, secret));
            active(key.held());
            going(session, now);
        } else if (!key.verifier().verify(question.signed(), question.signature())) {
            throw Refusal.request(401, "bad-signature", "the signature is not that of the key over this question");
        } else {
            active(key.held());
        }
        return key;
    }

    /** Said to the system itself only. */
    static void active(SystemQueries.HeldKey key) {
        SystemSuspension suspended = key.system().suspension();
        if (suspended != null) {
            throw new Refusal(403, "system-suspended", CallFault.REQUEST, "the system is suspended", 0, Map.of("since", suspended.at().toString(), "reason", suspended.why()));
        }
    }

    private static void going(Session session, Instant now) {
        if (session.ended() != null) {
            throw Refusal.request(401, "session-ended", "the session was ended: open another", "since", session.ended().toString());
        }
        if (!now.isBefore(session.until())) {
            throw Refusal.request(401, "session-expired", "the session is over: open another", "until", session.until().toString());
        }
    }

    private static boolean spoken(Question question, Sm3Key secret) {
        return MessageDigest.isEqual(secret.mac(question.signed()), question.signature());
    }

    /**
     * The secret of the session a question comes in, if it really does; whether the session still goes on does not matter.
     *
     * @param heard it was found to have been said in its session
     */
    Optional<Sm3Key> secret(Question question, boolean heard) {
        if (question.session() == null) {
            return Optional.empty();
        }
        Sm3Key secret = registry.secret(question.session(), question.key());
        return heard || spoken(question, secret) ? Optional.of(secret) : Optional.empty();
    }
}
