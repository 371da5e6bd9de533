package luoshu.trust.identity.internal.provider;

import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import luoshu.trust.identity.internal.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys tokens are signed with, the signing one first. The next one is published beside it long before it signs, because clients keep the key set; retired ones still
 * verify for a day, longer than any token lives. Made on first need under a lock all nodes share.
 * Nodes look again every few seconds, and at once when asked for a key they do not know.
 */
@Component
public class SigningKeys implements JWKSource<SecurityContext> {

    private static final String PURPOSE = "signing-key";
    private static final Duration RETIRED_VERIFIES = Duration.ofDays(1);
    private static final long LOOK_AGAIN = Duration.ofSeconds(5).toNanos();
    private static final long LOOK_NOT_SOONER = Duration.ofSeconds(1).toNanos();

    private record Loaded(JWKSet keys, long at) {
    }

    private record Missing(JWSAlgorithm algorithm, boolean signs) {
    }

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private volatile @Nullable Loaded loaded;

    SigningKeys(JdbcClient jdbc, Vault vault, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        List<JWK> found = selector.select(keys(LOOK_AGAIN));
        return found.isEmpty() ? selector.select(keys(LOOK_NOT_SOONER)) : found;
    }

    /** The keys published as next sign from now on, and new ones are published as next. Rotate twice within minutes only if a key is lost: clients do not know the second yet. */
    public List<String> rotate() {
        List<String> signing = transaction.execute(_ -> {
            lock();
            complete();
            Timestamp now = Timestamp.from(clock.instant());
            jdbc.sql("update identity.signing_key set retired_at = :now where active_at is not null and retired_at is null").param("now", now).update();
            List<String> promoted = jdbc.sql("update identity.signing_key set active_at = :now where active_at is null returning kid").param("now", now).query(String.class).list();
            complete();
            return promoted;
        });
        loaded = null;
        return signing;
    }

    private JWKSet keys(long age) {
        Loaded now = loaded;
        if (now == null || System.nanoTime() - now.at() > age) {
            now = new Loaded(load(), System.nanoTime());
            loaded = now;
        }
        return now.keys();
    }

    private JWKSet load() {
        List<JWK> keys = select();
        if (!missing().isEmpty()) {
            transaction.executeWithoutResult(_ -> {
                lock();
                complete();
            });
            keys = select();
        }
        return new JWKSet(keys);
    }

    /** One key that signs and one that is next, of each algorithm. */
    private void complete() {
        missing().forEach(this::make);
    }

    private List<Missing> missing() {
        return jdbc.sql("""
                select algorithm, signs from (values ('ES256'), ('RS256')) as wanted (algorithm) cross join (values (true), (false)) as role (signs)
                where not exists (select from identity.signing_key k where k.algorithm = wanted.algorithm and k.retired_at is null and (k.active_at is not null) = role.signs)
                """).query((row, _) -> new Missing(JWSAlgorithm.parse(row.getString(1)), row.getBoolean(2))).list();
    }

    private List<JWK> select() {
        return jdbc.sql("""
                select material from identity.signing_key where retired_at is null or retired_at > :since
                order by active_at is null, retired_at desc nulls first, created_at desc
                """)
                .param("since", Timestamp.from(clock.instant().minus(RETIRED_VERIFIES))).query((row, _) -> parse(row.getBytes("material"))).list();
    }

    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('identity.signing_key'))").query((_, _) -> true).single();
    }

    private void make(Missing missing) {
        try {
            String kid = UUID.randomUUID().toString();
            JWSAlgorithm algorithm = missing.algorithm();
            JWK key = algorithm.equals(JWSAlgorithm.ES256)
                    ? new ECKeyGenerator(Curve.P_256).keyID(kid).algorithm(algorithm).keyUse(KeyUse.SIGNATURE).generate()
                    : new RSAKeyGenerator(2048).keyID(kid).algorithm(algorithm).keyUse(KeyUse.SIGNATURE).generate();
            Timestamp now = Timestamp.from(clock.instant());
            jdbc.sql("insert into identity.signing_key (kid, algorithm, material, created_at, active_at) values (:kid, :algorithm, :material, :at, :active)")
                    .param("kid", kid).param("algorithm", algorithm.getName()).param("material", vault.seal(PURPOSE, key.toJSONString())).param("at", now)
                    .param("active", missing.signs() ? now : null).update();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JWK parse(byte[] material) {
        try {
            return JWK.parse(vault.openText(PURPOSE, material));
        } catch (ParseException damaged) {
            throw new IllegalStateException("a signing key in the database is damaged", damaged);
        }
    }
}
