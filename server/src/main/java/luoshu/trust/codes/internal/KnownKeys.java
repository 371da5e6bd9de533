package luoshu.trust.codes.internal;

import java.time.Instant;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import luoshu.trust.signing.CertificateUse;
import luoshu.trust.signing.Chains;
import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.Sm2Verifier;
import luoshu.trust.signing.SigningKey;
import luoshu.trust.signing.SigningKeys;
import org.springframework.stereotype.Component;

/** The keys codes are signed with, now and before. */
@Component
public class KnownKeys {

    public record Known(SigningKey key, Sm2Verifier verifier) {
    }

    private final Cache<String, Known> known = Caffeine.newBuilder().maximumSize(1_000).build();
    private final SigningKeys keys;
    private final Chains chains;

    KnownKeys(SigningKeys keys, Chains chains) {
        this.keys = keys;
        this.chains = chains;
    }

    /** A key made for anything else is no key of codes. */
    public Optional<Known> find(String id) {
        Known before = known.getIfPresent(id);
        if (before != null) {
            return Optional.of(before);
        }
        Optional<Known> found = keys.find(id).filter(key -> key.purpose() == KeyPurpose.CODE).map(key -> new Known(key, new Sm2Verifier(key.publicKey())));
        found.ifPresent(key -> known.put(id, key));
        return found;
    }

    /** Asked each time: a revocation counts at once. */
    public boolean trusted(Known key, Instant at) {
        return chains.verify(key.key.chain(), at, CertificateUse.CODE).valid();
    }
}
