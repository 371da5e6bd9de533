package luoshu.trust.seals.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.Organs;
import luoshu.kernel.problems.Refused;
import luoshu.kernel.regions.RegionCode;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.seals.Fault;
import luoshu.trust.seals.SealReport;
import luoshu.trust.seals.SealUse;
import luoshu.trust.seals.SealVerifier;
import luoshu.trust.seals.Sealed;
import luoshu.trust.seals.SealedSample;
import luoshu.trust.seals.Seals;
import luoshu.trust.seals.Stamp;
import luoshu.trust.signing.CertificateSubject;
import luoshu.trust.signing.Certification;
import luoshu.trust.signing.RevocationReason;
import luoshu.trust.signing.Timestamps;
import luoshu.trust.signing.internal.StoredKeys;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class SealingTest {

    private static final List<Stamp> STAMPS = List.of(new Stamp(0, 150, 240));

    @Autowired Seals seals;
    @Autowired SealVerifier verifier;
    @Autowired SealPolicy policy;
    @Autowired Presses presses;
    @Autowired SealQueries queries;
    @Autowired SealUses uses;
    @Autowired DemonstrationSeals demonstration;
    @Autowired Organs organs;
    @Autowired Certification certification;
    @Autowired StoredKeys keys;
    @Autowired Timestamps timestamps;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired PlatformTransactionManager transactions;

    private Organ organ(String duty, String region) {
        return organs.findByDutyAndRegion(duty, RegionCode.of(region), List.of(2, 3, 4)).getFirst();
    }

    private Sealed seal(Organ organ, String subject) {
        return seal(seals, organ, subject);
    }

    private Sealed seal(Seals seals, Organ organ, String subject) {
        return inTransaction(() -> seals.seal(new SealUse(organ.code().value(), "certificate", null, subject), SealedSample.document(), STAMPS));
    }

    private <T> T inTransaction(Callable<T> work) {
        return new TransactionTemplate(transactions).execute(_ -> {
            try {
                return work.call();
            } catch (RuntimeException refused) {
                throw refused;
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    private SealReport verify(Sealed sealed) {
        return verifier.verify(sealed.file());
    }

    @Test
    void a_demonstration_organ_seals_at_once_and_the_journal_says_what_its_seal_is() {
        Organ organ = organ("health", "410105");
        Sealed sealed = seal(organ, "certificate:first");
        SealReport report = verify(sealed);
        assertThat(report.faults()).isEmpty();
        assertThat(report.covered()).isTrue();
        assertThat(report.seals().getFirst().facts().orElseThrow().name()).isEqualTo(organ.name()).isEqualTo(sealed.name());
        assertThat(report.seals().getFirst().facts().orElseThrow().stampedAt()).as("the policy wants certificates time stamped").isPresent();
        assertThat(sealed.sealId()).matches("410105\\d{8}");
        assertThat(jdbc.sql("select note from seals.act where seal = :seal").param("seal", sealed.sealId()).query(String.class).list()).hasSize(2).allMatch(note -> note.startsWith("演示"));
        assertThat(seal(organ, "certificate:second").sealId()).isEqualTo(sealed.sealId());
    }

    @Test
    void each_use_is_written_down_with_the_digest_sealed_and_proven() {
        Organ organ = organ("transport", "410105");
        Sealed sealed = seal(organ, "certificate:written");
        Map<String, Object> use = jdbc.sql("select id, seal, document, encode(digest, 'hex') as digest, actor from seals.use where subject = 'certificate:written'").query().singleRow();
        assertThat(use).containsEntry("seal", sealed.sealId()).containsEntry("document", "certificate");
        assertThat(HexFormat.of().formatHex(sealed.file())).as("the digest is in the signed value").contains((String) use.get("digest"));
        assertThat(jdbc.sql("select count(*) from ledger.act where key = :key and subject = 'certificate:written'").param("key", "seal-use:" + use.get("id")).query(Integer.class).single()).isOne();
    }

    @Test
    void what_is_rolled_back_was_never_sealed() {
        Organ organ = organ("water", "410105");
        assertThatThrownBy(() -> inTransaction(() -> {
            seals.seal(new SealUse(organ.code().value(), "certificate", null, "certificate:undone"), SealedSample.document(), STAMPS);
            throw new IllegalStateException("undone");
        })).hasMessage("undone");
        assertThat(jdbc.sql("select count(*) from seals.use where subject = 'certificate:undone'").query(Integer.class).single()).isZero();
        assertThatThrownBy(() -> seals.seal(new SealUse(organ.code().value(), "certificate", null, "certificate:alone"), SealedSample.document(), STAMPS))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void a_sealing_costs_two_statements() {
        Organ organ = organ("education", "410105");
        seal(organ, "certificate:warm");
        int times = 10;
        long begun = System.nanoTime();
        List<String> statements = statements(() -> IntStream.range(0, times).forEach(i -> seal(organ, "certificate:counted-" + i)));
        long halfSeconds = (System.nanoTime() - begun) / 400_000_000 + 2;
        assertThat(statements.stream().filter(each -> each.contains("insert into seals.use"))).hasSize(times);
        assertThat(statements.stream().filter(each -> each.contains("insert into ledger.act"))).hasSize(times);
        // whatever the number of sealings, twice a second it is asked whether keys changed, which seal is in use and whose it is
        assertThat(statements.size() - 2 * times).as(statements.toString()).isLessThanOrEqualTo((int) (3 * halfSeconds));
    }

    private List<String> statements(Runnable work) {
        Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        ListAppender<ILoggingEvent> written = new ListAppender<>() {
            @Override
            protected void append(ILoggingEvent event) {
                event.getThreadName(); // else it is that of whoever asks first
                super.append(event);
            }
        };
        written.start();
        Level before = logger.getLevel();
        boolean additive = logger.isAdditive();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(written);
        try {
            work.run();
        } finally {
            logger.detachAppender(written);
            logger.setLevel(before);
            logger.setAdditive(additive);
        }
        String mine = Thread.currentThread().getName();
        return List.copyOf(written.list).stream().filter(event -> event.getThreadName().equals(mine)).map(ILoggingEvent::getFormattedMessage).filter(text -> text.contains("SQL statement [")).toList();
    }

    @Test
    void a_seal_suspended_anywhere_seals_no_more() {
        Organ organ = organ("urban-management", "410105");
        Sealed before = seal(organ, "certificate:before");
        jdbc.sql("update seals.seal set state = 'SUSPENDED', version = version + 1 where id = :id").param("id", before.sealId()).update();
        assertThatThrownBy(() -> seal(organ, "certificate:after")).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("no-seal");
            assertThat(refused.kind().status()).isEqualTo(409);
            assertThat(refused.properties()).containsEntry("organName", organ.name()).containsEntry("seals", "公章");
        });
        assertThat(jdbc.sql("select count(*) from seals.use where subject = 'certificate:after'").query(Integer.class).single()).isZero();
        jdbc.sql("update seals.seal set state = 'ENABLED', version = version + 1 where id = :id").param("id", before.sealId()).update();
        assertThat(seal(organ, "certificate:again").sealId()).isEqualTo(before.sealId());
    }

    @Test
    void a_demonstration_seal_whose_key_was_revoked_is_changed_and_what_it_sealed_stays_valid() {
        Organ organ = organ("natural-resources", "410105");
        Sealed before = seal(organ, "certificate:old");
        clock.advance(Duration.ofHours(1));
        String key = certification.keyOf(CertificateSubject.organ(organ.code().value(), organ.name())).id();
        inTransaction(() -> {
            keys.revoke(key, RevocationReason.KEY_COMPROMISE, "试验");
            return true;
        });
        Sealed after = seal(organ, "certificate:new");
        assertThat(after.sealId()).isNotEqualTo(before.sealId());
        assertThat(verify(after).faults()).isEmpty();
        assertThat(verify(before).faults()).isEmpty();
        assertThat(queries.find(before.sealId()).orElseThrow().state()).hasToString("CHANGED");
        assertThat(queries.find(after.sealId()).orElseThrow().previous()).isEqualTo(before.sealId());
    }

    @Test
    void a_seal_put_after_the_revocation_of_its_key_is_found_out() {
        Organ organ = organ("ecology", "410105");
        Sealed sealed = seal(organ, "certificate:late");
        inTransaction(() -> {
            keys.revoke(queries.find(sealed.sealId()).orElseThrow().key(), RevocationReason.KEY_COMPROMISE, "试验");
            return true;
        });
        assertThat(verify(sealed).faults()).containsExactly(Fault.SIGNER_REVOKED);
    }

    @Test
    void without_demonstration_seals_are_applied_for() {
        Seals strict = new DefaultSeals(policy, presses, queries, uses, demonstration, organs, new SealSettings(false, "LUOSHU", "0.1"), timestamps, clock);
        Organ organ = organ("public-security", "410105");
        assertThatThrownBy(() -> seal(strict, organ, "certificate:none")).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("no-seal"));
    }

    @Test
    void without_demonstration_a_seal_whose_key_ended_is_to_be_changed() {
        Seals strict = new DefaultSeals(policy, presses, queries, uses, demonstration, organs, new SealSettings(false, "LUOSHU", "0.1"), timestamps, clock);
        Organ organ = organ("civil-affairs", "410105");
        Sealed sealed = seal(organ, "certificate:good");
        inTransaction(() -> keys.replace(queries.find(sealed.sealId()).orElseThrow().key()));
        assertThatThrownBy(() -> seal(strict, organ, "certificate:bad")).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo("seal-key-ended"));
    }
}
