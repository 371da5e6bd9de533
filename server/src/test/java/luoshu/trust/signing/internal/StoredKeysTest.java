package luoshu.trust.signing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import luoshu.kernel.access.Access;
import luoshu.kernel.audit.Audit;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.signing.CertificateSubject;
import luoshu.trust.signing.Certification;
import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.KeyUnusable;
import luoshu.trust.signing.RevocationReason;
import luoshu.trust.signing.SigningKey;
import luoshu.trust.signing.SigningKeys;
import luoshu.trust.signing.Sm2Verifier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class StoredKeysTest {

    private static final byte[] MESSAGE = "同意发证".getBytes(StandardCharsets.UTF_8);

    @Autowired SigningKeys keys;
    @Autowired StoredKeys here;
    @Autowired Certification certification;
    @Autowired KeyQueries queries;
    @Autowired KeyBoxes boxes;
    @Autowired KeyUses uses;
    @Autowired SigningSettings settings;
    @Autowired Access access;
    @Autowired Audit audit;
    @Autowired Clock clock;
    @Autowired TestClock time;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;

    @Test
    void a_key_is_made_on_first_asking_and_stays() {
        SigningKey key = keys.current(KeyPurpose.RECEIPT);
        assertThat(new Sm2Verifier(key.publicKey()).verify(MESSAGE, key.sign(MESSAGE))).isTrue();
        assertThat(keys.current(KeyPurpose.RECEIPT).id()).isEqualTo(key.id());
        assertThat(keys.find(key.id()).orElseThrow().chain()).isEqualTo(key.chain()).hasSize(2);
        assertThat(keys.find("nothing")).isEmpty();
    }

    @Test
    void an_ed25519_key_has_no_certificate_and_the_jdk_verifies_it() throws Exception {
        SigningKey key = keys.current(KeyPurpose.CHECKPOINT_ED25519);
        assertThat(key.chain()).isEmpty();
        byte[] point = key.publicKey();
        boolean odd = (point[31] & 0x80) != 0;
        point[31] &= 0x7f;
        byte[] big = new byte[32];
        for (int i = 0; i < 32; i++) {
            big[i] = point[31 - i];
        }
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, new java.math.BigInteger(1, big)))));
        verifier.update(MESSAGE);
        assertThat(verifier.verify(key.sign(MESSAGE))).isTrue();
    }

    @Test
    void roots_and_subjects_keys_are_nobodys_own() {
        for (KeyPurpose purpose : List.of(KeyPurpose.ROOT, KeyPurpose.OCSP, KeyPurpose.ORGAN, KeyPurpose.OFFICIAL, KeyPurpose.SYSTEM)) {
            assertThatThrownBy(() -> keys.current(purpose)).isInstanceOf(IllegalArgumentException.class);
        }
        StoredKey root = here.root();
        assertThat(keys.find(root.id())).isEmpty();
        assertThatThrownBy(() -> root.sign(MESSAGE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_is_stored_is_sealed_and_bound_to_its_row() {
        SigningKey key = certification.keyOf(organ());
        SigningKey other = certification.keyOf(organ());
        byte[] sealed = jdbc.sql("select sealed from signing.key where id = :id").param("id", other.id()).query(byte[].class).single();
        jdbc.sql("update signing.key set sealed = :sealed where id = :id").param("sealed", sealed).param("id", key.id()).update();
        StoredKey moved = new StoredKey(queries.find(key.id()).orElseThrow(), here);
        assertThatThrownBy(() -> moved.sign(MESSAGE)).isInstanceOf(IllegalStateException.class).hasMessageContaining("cannot be opened");
    }

    @Test
    void twenty_askers_at_once_get_one_key() throws Exception {
        CertificateSubject organ = organ();
        Set<String> ids = new HashSet<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> askers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                StoredKeys node = i % 2 == 0 ? here : anotherNode();
                askers.add(() -> node.of(organ).id());
            }
            for (Future<String> asked : pool.invokeAll(askers)) {
                ids.add(asked.get());
            }
        }
        assertThat(ids).hasSize(1);
        assertThat(jdbc.sql("select count(*) from signing.key where subject = :code").param("code", organ.code()).query(Integer.class).single()).isOne();
    }

    @Test
    void a_replaced_key_signs_no_more_and_still_verifies() {
        SigningKey old = certification.keyOf(organ());
        byte[] signature = old.sign(MESSAGE);
        String next = write(() -> here.replace(old.id()).id());
        assertThatThrownBy(() -> old.sign(MESSAGE)).isInstanceOf(KeyUnusable.class).extracting("code").isEqualTo("key-replaced");
        assertThatThrownBy(() -> write(() -> here.replace(old.id()))).isInstanceOf(KeyUnusable.class);
        SigningKey found = keys.find(old.id()).orElseThrow();
        assertThat(new Sm2Verifier(found.publicKey()).verify(MESSAGE, signature)).isTrue();
        assertThat(next).isNotEqualTo(old.id());
    }

    @Test
    void a_revoked_key_signs_on_no_node_a_second_later() throws Exception {
        StoredKeys there = anotherNode();
        CertificateSubject organ = organ();
        SigningKey mine = here.of(organ);
        SigningKey theirs = there.of(organ);
        mine.sign(MESSAGE);
        theirs.sign(MESSAGE);
        write(() -> {
            here.revoke(mine.id(), RevocationReason.KEY_COMPROMISE, "介质遗失");
            return null;
        });
        long revoked = System.nanoTime();
        while (signs(theirs) && System.nanoTime() - revoked < 2_000_000_000L) {
            Thread.sleep(10);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - revoked)).isLessThan(Duration.ofSeconds(1));
        assertThatThrownBy(() -> theirs.sign(MESSAGE)).isInstanceOf(KeyUnusable.class).extracting("code").isEqualTo("key-revoked");
        assertThatThrownBy(() -> mine.sign(MESSAGE)).isInstanceOf(KeyUnusable.class);
        assertThat(there.of(organ).id()).isNotEqualTo(mine.id()).isEqualTo(here.of(organ).id());
    }

    @Test
    void a_revocation_taken_back_leaves_the_key_in_use() {
        CertificateSubject organ = organ();
        SigningKey key = here.of(organ);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            here.revoke(key.id(), RevocationReason.SUPERSEDED, "试");
            assertThatThrownBy(() -> key.sign(MESSAGE)).isInstanceOf(KeyUnusable.class);
            status.setRollbackOnly();
        });
        assertThat(signs(key)).isTrue();
        assertThat(here.of(organ).id()).isEqualTo(key.id());
    }

    @Test
    void a_key_outlives_the_act_that_first_needed_it() {
        CertificateSubject organ = organ();
        String id = new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            return here.of(organ).id();
        });
        assertThat(anotherNode().of(organ).id()).isEqualTo(id);
    }

    @Test
    void a_key_is_renewed_before_its_certificate_ends() {
        CertificateSubject organ = organ();
        SigningKey key = here.of(organ);
        time.set(key.chain().getFirst().getNotAfter().toInstant().minus(Duration.ofDays(31)));
        assertThat(here.of(organ).id()).isEqualTo(key.id());
        time.advance(Duration.ofDays(2));
        assertThat(here.of(organ).id()).isNotEqualTo(key.id());
    }

    @Test
    void uses_are_counted_in_batches() {
        SigningKey key = certification.keyOf(organ());
        for (int i = 0; i < 7; i++) {
            key.sign(MESSAGE);
        }
        uses.write();
        uses.write();
        assertThat(jdbc.sql("select sum(uses) from signing.key_use where key = :id").param("id", key.id()).query(Integer.class).single()).isEqualTo(7);
    }

    @Test
    void making_a_key_is_in_the_audit() {
        SigningKey key = certification.keyOf(organ());
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'key.make' and object = :key").param("key", "key:" + key.id()).query(Integer.class).single()).isOne();
    }

    static CertificateSubject organ() {
        return CertificateSubject.organ("11410000" + UUID.randomUUID().toString().substring(0, 8), "试验机关");
    }

    private static boolean signs(SigningKey key) {
        try {
            key.sign(MESSAGE);
            return true;
        } catch (KeyUnusable ended) {
            return false;
        }
    }

    private <T> T write(java.util.function.Supplier<T> work) {
        return new TransactionTemplate(transactions).execute(_ -> work.get());
    }

    private StoredKeys anotherNode() {
        return new StoredKeys(queries, boxes, new Changes(jdbc), uses, settings, access, audit, clock, transactions);
    }
}
