package luoshu.trust.certificates.internal;

import static luoshu.trust.certificates.CertificateState.CANCELLED;
import static luoshu.trust.certificates.CertificateState.EXPIRED;
import static luoshu.trust.certificates.CertificateState.NOT_YET_VALID;
import static luoshu.trust.certificates.CertificateState.SUSPENDED;
import static luoshu.trust.certificates.CertificateState.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import luoshu.trust.certificates.CertificateState;
import luoshu.trust.certificates.LifeOperation;
import org.junit.jupiter.api.Test;

class LifeTableTest {

    @Test
    void every_state_and_operation() {
        List<String> possible = new ArrayList<>();
        for (CertificateState state : CertificateState.values()) {
            for (LifeOperation operation : LifeOperation.values()) {
                LifeTable.after(state, operation).ifPresent(after -> possible.add(state + " " + operation.code() + " " + after));
            }
        }
        assertThat(possible).containsExactlyInAnyOrder(
                "VALID 02 VALID", "VALID 08 VALID", "VALID 03 SUSPENDED", "VALID 05 CANCELLED",
                "NOT_YET_VALID 08 VALID", "NOT_YET_VALID 03 SUSPENDED", "NOT_YET_VALID 05 CANCELLED",
                "SUSPENDED 06 VALID", "SUSPENDED 05 CANCELLED",
                "EXPIRED 04 EXPIRED", "EXPIRED 05 CANCELLED");
    }

    @Test
    void days_decide_only_what_nobody_decided() {
        LocalDate from = LocalDate.of(2026, 1, 1);
        LocalDate to = LocalDate.of(2026, 12, 31);
        assertThat(CertificateRow.onDay(VALID, from, to, to)).isEqualTo(VALID);
        assertThat(CertificateRow.onDay(VALID, from, to, to.plusDays(1))).isEqualTo(EXPIRED);
        assertThat(CertificateRow.onDay(VALID, from, to, from.minusDays(1))).isEqualTo(NOT_YET_VALID);
        assertThat(CertificateRow.onDay(VALID, from, null, to.plusYears(90))).isEqualTo(VALID);
        assertThat(CertificateRow.onDay(SUSPENDED, from, to, to.plusDays(1))).isEqualTo(SUSPENDED);
        assertThat(CertificateRow.onDay(CANCELLED, from, to, to)).isEqualTo(CANCELLED);
    }

    @Test
    void reasons_of_the_law_cover_every_operation_of_officials() {
        LifeReasons reasons = new LifeReasons();
        for (LifeOperation operation : List.of(LifeOperation.RENEWED, LifeOperation.CHANGED, LifeOperation.SUSPENDED, LifeOperation.RETURNED, LifeOperation.CANCELLED)) {
            assertThat(reasons.all()).anyMatch(reason -> reason.operation() == operation);
        }
        assertThat(reasons.find("cancel-death").orElseThrow().basis()).isEqualTo("行政许可法第七十条第二项");
        assertThat(reasons.name("unheard-of").zh()).isEqualTo("unheard-of");
    }

    @Test
    void a_number_becomes_a_serial() {
        java.util.UUID id = SortedIds.at(java.time.Instant.parse("2026-11-22T01:00:00Z"));
        assertThat(id.version()).isEqualTo(7);
        assertThat(CertificateResults.serial("（豫）人服证字〔2026〕第4115000001号", id)).isEqualTo("20264115000001");
        assertThat(CertificateResults.serial("jy-1", id)).isEqualTo("JY1");
        assertThat(CertificateResults.serial("", id)).hasSize(32).matches("[0-9A-F]+");
    }
}
