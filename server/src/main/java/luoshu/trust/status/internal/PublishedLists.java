package luoshu.trust.status.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.SigningKey;
import luoshu.trust.signing.SigningKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The lists as they are given out: built when somebody asks and something changed, at most once a second each; signed again when half their life is over. */
@Component
public class PublishedLists {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** @param looked when its revision was last known to be the newest */
    private record Built(long revision, String token, String keyId, Instant signed, long looked) {
    }

    private final Map<Integer, Built> built = new ConcurrentHashMap<>();
    private final StatusQueries queries;
    private final SigningKeys keys;
    private final StatusSettings settings;
    private final Clock clock;

    PublishedLists(StatusQueries queries, SigningKeys keys, StatusSettings settings, Clock clock) {
        this.queries = queries;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty: no such list. */
    @Transactional
    public Optional<String> find(int number) {
        Built known = built.get(number);
        if (known != null && System.nanoTime() - known.looked < LOOK_AGAIN.toNanos() && lasts(known)) {
            return Optional.of(known.token);
        }
        Optional<Long> revision = queries.revision(number); // none is remembered for numbers that do not exist
        return revision.map(now -> {
            Built next = build(number, now, built.get(number));
            built.put(number, next);
            return next.token;
        });
    }

    public Duration fresh() {
        return settings.fresh();
    }

    private Built build(int number, long revision, @Nullable Built known) {
        long looked = System.nanoTime();
        SigningKey key = keys.current(KeyPurpose.STATUS_LIST);
        if (known != null && known.revision == revision && lasts(known) && known.keyId.equals(key.id())) {
            return new Built(revision, known.token, known.keyId, known.signed, looked);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String token = StatusListToken.sign(settings.origin() + "/api/public/status-lists/" + number, StatusListToken.entries(queries.marked(number)), now, now.plus(settings.life()),
                settings.fresh().toSeconds(), key);
        return new Built(revision, token, key.id(), now, looked);
    }

    private boolean lasts(Built list) {
        Instant now = clock.instant();
        return !now.isBefore(list.signed) && now.isBefore(list.signed.plus(settings.life().dividedBy(2)));
    }
}
