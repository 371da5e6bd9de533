package luoshu.trust.certificates.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.certificates.CertificateState;
import luoshu.trust.certificates.Certificates;
import luoshu.trust.certificates.LifeOperation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ExpiryTest {

    @Autowired CaseWorld world;
    @Autowired Certificates certificates;
    @Autowired ExpirySweep sweep;
    @Autowired TestClock clock;

    @Test
    void the_end_is_known_without_the_sweep_and_written_once_by_it() {
        Actor.Applicant holder = CaseWorld.citizen();
        Actor.Official officer = CaseWorld.official(world.matter("food-business-licence"));
        String number = world.foodCase(holder).path("number").asString();
        world.done(officer, number, "accept", Map.of("opinion", "材料齐全"));
        world.done(officer, number, "pass", Map.of("opinion", "符合"));
        world.done(officer, number, "pass", Map.of("opinion", "同意"));
        world.done(officer, number, "grant", Map.of());
        world.done(officer, number, "issue-result", null);
        UUID id = UUID.fromString(world.get(holder, "/api/portal/certificates").get(0).path("id").asString());
        clock.set(Instant.parse("2031-04-19T15:59:59Z"));
        assertThat(certificates.find(id).orElseThrow().state()).isEqualTo(CertificateState.VALID);
        clock.set(Instant.parse("2031-04-19T16:00:00Z"));
        assertThat(certificates.find(id).orElseThrow().state()).isEqualTo(CertificateState.EXPIRED);
        assertThat(certificates.life(id)).hasSize(1);
        sweep.sweep();
        sweep.sweep();
        assertThat(certificates.life(id)).extracting(line -> line.operation()).containsExactly(LifeOperation.ISSUED, LifeOperation.EXPIRED);
        assertThat(certificates.find(id).orElseThrow().state()).isEqualTo(CertificateState.EXPIRED);
        assertThat(certificates.standing(certificates.find(id).orElseThrow().identifier(), clock.instant()).orElseThrow().since()).isEqualTo(Instant.parse("2031-04-19T16:00:00Z"));
    }
}
