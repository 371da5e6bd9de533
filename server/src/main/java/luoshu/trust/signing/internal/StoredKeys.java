package luoshu.trust.signing.internal;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.kernel.problems.NotFound;
import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.signing.Algorithm;
import luoshu.trust.signing.CertificateSubject;
import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.KeyUnusable;
import luoshu.trust.signing.Revocation;
import luoshu.trust.signing.RevocationReason;
import luoshu.trust.signing.SigningKey;
import luoshu.trust.signing.SigningKeys;
import luoshu.trust.signing.Sm3;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** All keys. What a node remembers of them holds as long as {@link Changes} stand still. */
@Component
public class StoredKeys implements SigningKeys {

    private static final Set<KeyPurpose> OWN = Set.of(KeyPurpose.SEAL_MAKER, KeyPurpose.TIMESTAMP, KeyPurpose.CHECKPOINT_ED25519, KeyPurpose.CHECKPOINT_SM2, KeyPurpose.RECEIPT, KeyPurpose.CODE,
            KeyPurpose.STATUS_LIST);
    /** A root is replaced while what it certifies can still run its time. */
    private static final Duration ROOT_LEFT = Duration.ofDays(6 * 365);

    private record Known(StoredKey key, long change) {
    }

    private record Roots(List<X509Certificate> certificates, long change) {
    }

    private final Cache<String, Known> inUse = Caffeine.newBuilder().maximumSize(20_000).build();
    private final Cache<String, StoredKey> byId = Caffeine.newBuilder().maximumSize(20_000).build();
    private volatile @Nullable Roots roots;

    private final KeyQueries queries;
    private final KeyBoxes boxes;
    private final Changes changes;
    private final KeyUses uses;
    private final CertificateMaker certificates;
    private final SigningSettings settings;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate apart;

    StoredKeys(KeyQueries queries, KeyBoxes boxes, Changes changes, KeyUses uses, SigningSettings settings, Access access, Audit audit, Clock clock,
               PlatformTransactionManager transactions) {
        this.queries = queries;
        this.boxes = boxes;
        this.changes = changes;
        this.uses = uses;
        this.certificates = new CertificateMaker(settings);
        this.settings = settings;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        // A key that was made stays, whatever becomes of the act that first needed it.
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public SigningKey current(KeyPurpose purpose) {
        if (!OWN.contains(purpose)) {
            throw new IllegalArgumentException(purpose + " is no purpose of the platform's own keys");
        }
        return of(own(purpose, ""));
    }

    @Override
    public List<SigningKey> list(KeyPurpose purpose) {
        current(purpose);
        return queries.list(purpose).stream().map(row -> (SigningKey) new StoredKey(row, this)).toList();
    }

    @Override
    public Optional<SigningKey> find(String keyId) {
        return findStored(keyId).filter(key -> key.purpose() != KeyPurpose.ROOT).map(key -> key);
    }

    public StoredKey of(CertificateSubject subject) {
        long change = changes.number();
        String name = subject.purpose() + " " + subject.code();
        Known known = inUse.getIfPresent(name);
        if (known == null || known.change != change || !lasts(known.key)) {
            known = new Known(findInUse(subject.purpose(), subject.code()).orElseGet(() -> make(subject)), change);
            inUse.put(name, known);
        }
        return known.key;
    }

    public List<X509Certificate> roots() {
        long change = changes.number();
        Roots known = roots;
        if (known == null || known.change != change) {
            root();
            known = new Roots(queries.listRoots().stream().map(row -> row.chain().getFirst()).toList(), change);
            roots = known;
        }
        return known.certificates;
    }

    public Optional<Revocation> findRevocation(X509Certificate certificate) {
        return queries.findRevocation(KeyQueries.serial(certificate));
    }

    StoredKey root() {
        return of(new CertificateSubject(KeyPurpose.ROOT, "", settings.authority(), settings.organisation()));
    }

    /** A root of now or before. */
    Optional<StoredKey> findRoot(String id) {
        return findStored(id).filter(key -> key.purpose() == KeyPurpose.ROOT);
    }

    /** Answers for certificates of the root. */
    StoredKey ocspKey(String root) {
        return of(own(KeyPurpose.OCSP, root));
    }

    /** Retires the key and makes its successor, in the caller's transaction. The old one still verifies. */
    public StoredKey replace(String id) {
        KeyRow row = queries.find(id).orElseThrow(() -> new NotFound("key"));
        StoredKey issuer = issuer(row.purpose(), row.subject());
        queries.lock();
        refuseEnded(id);
        queries.retire(row.purpose(), row.subject(), clock.instant());
        changes.announce();
        return create(new CertificateSubject(row.purpose(), row.subject(), row.name(), organ(row)), issuer);
    }

    /** From this moment on; what was signed before stays signed. In the caller's transaction. */
    public void revoke(String id, RevocationReason reason, String note) {
        KeyRow row = queries.find(id).orElseThrow(() -> new NotFound("key"));
        if (row.purpose() == KeyPurpose.ROOT) {
            throw new Refused(Problem.Kind.CONFLICT, "root-not-revocable", "a root is on nobody's list: replace it");
        }
        queries.lock();
        if (!queries.revoke(id, reason, note, clock.instant())) {
            throw new KeyUnusable(id, true);
        }
        changes.announce();
    }

    /** @return {@code known} or a later number of {@link Changes} at which the key is in use */
    long checkInUse(String id, long known) {
        long change = changes.number();
        if (change != known) {
            refuseEnded(id);
        }
        return change;
    }

    private void refuseEnded(String id) {
        queries.findEnd(id).ifPresent(end -> {
            throw new KeyUnusable(id, end.revoked());
        });
    }

    Signer open(KeyRow row) {
        byte[] secret = boxes.open(row.sealed(), row.bound());
        return row.purpose().algorithm() == Algorithm.SM2 ? new Sm2Signer(secret) : new Ed25519Signer(secret);
    }

    void count(String id) {
        uses.count(id);
    }

    private Optional<StoredKey> findStored(String id) {
        StoredKey known = byId.getIfPresent(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<StoredKey> found = queries.find(id).map(row -> new StoredKey(row, this));
        found.ifPresent(key -> byId.put(id, key));
        return found;
    }

    private Optional<StoredKey> findInUse(KeyPurpose purpose, String subject) {
        return queries.findInUse(purpose, subject).map(row -> new StoredKey(row, this)).filter(this::lasts);
    }

    private StoredKey make(CertificateSubject subject) {
        StoredKey issuer = issuer(subject.purpose(), subject.code());
        return apart.execute(_ -> {
            queries.lock();
            return findInUse(subject.purpose(), subject.code()).orElseGet(() -> {
                if (queries.findInUse(subject.purpose(), subject.code()).isPresent()) {
                    queries.retire(subject.purpose(), subject.code(), clock.instant());
                    changes.announce();
                }
                if (subject.purpose() == KeyPurpose.ROOT) {
                    changes.announce();
                }
                return create(subject, issuer);
            });
        });
    }

    private StoredKey create(CertificateSubject subject, @Nullable StoredKey issuer) {
        boolean sm2 = subject.purpose().algorithm() == Algorithm.SM2;
        byte[] secret = sm2 ? Sm2Curve.newPrivateKey() : Ed25519Signer.newPrivateKey();
        byte[] publicKey = sm2 ? Sm2Curve.publicKeyOf(secret) : Ed25519Signer.publicKeyOf(secret);
        String id = HexFormat.of().formatHex(Sm3.digest(publicKey), 0, 16);
        Instant now = clock.instant();
        X509Certificate certificate = !sm2 ? null : issuer == null ? certificates.root(subject, id, publicKey, new Sm2Signer(secret), now) : certificates.issued(subject, publicKey, issuer, now);
        String bound = KeyRow.bound(id, subject.purpose(), subject.code());
        queries.insert(id, subject, publicKey, boxes.seal(secret, bound), now, certificate == null ? null : issuer == null ? id : issuer.id(), certificate);
        access.asPlatform("signing", () -> {
            audit.record(Act.done("key.make", "key:" + id).with(Map.of("purpose", subject.purpose().name(), "subject", subject.code())));
            return null;
        });
        return new StoredKey(queries.find(id).orElseThrow(), this);
    }

    private @Nullable StoredKey issuer(KeyPurpose purpose, String subject) {
        if (purpose == KeyPurpose.ROOT || purpose.use().isEmpty()) {
            return null;
        }
        return purpose == KeyPurpose.OCSP ? findRoot(subject).orElseThrow() : root();
    }

    /** A certificate from the future is of no use either: the clock went back. One that ends with its root cannot be bettered. */
    private boolean lasts(StoredKey key) {
        if (key.chain().isEmpty()) {
            return true;
        }
        X509Certificate own = key.chain().getFirst();
        Instant now = clock.instant();
        Duration left = key.purpose() == KeyPurpose.ROOT ? ROOT_LEFT : own.getNotAfter().equals(key.chain().getLast().getNotAfter()) ? Duration.ZERO : settings.renewBefore();
        return !now.isBefore(own.getNotBefore().toInstant()) && now.plus(left).isBefore(own.getNotAfter().toInstant());
    }

    private CertificateSubject own(KeyPurpose purpose, String subject) {
        String name = switch (purpose) {
            case SEAL_MAKER -> "洛书演示制章人";
            case TIMESTAMP -> "洛书演示时间戳服务";
            case OCSP -> "洛书演示证书状态服务";
            case CHECKPOINT_ED25519, CHECKPOINT_SM2 -> "洛书演示存证日志";
            case RECEIPT -> "洛书演示回执";
            case CODE -> "洛书演示服务码";
            case STATUS_LIST -> "洛书演示证照状态";
            case ROOT, ORGAN, ENTERPRISE, PERSON, OFFICIAL, SYSTEM -> throw new IllegalArgumentException(purpose + " needs a subject");
        };
        return new CertificateSubject(purpose, subject, name, settings.organisation());
    }

    private static String organ(KeyRow row) {
        return row.chain().isEmpty() ? "" : CertificateMaker.organisation(row.chain().getFirst());
    }
}
