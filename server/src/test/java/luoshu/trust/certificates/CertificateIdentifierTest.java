package luoshu.trust.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateIdentifierTest {

    private static final String ISSUED = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.002.S";

    @ParameterizedTest
    @ValueSource(strings = {ISSUED,
            "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
            "1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0"})
    void identifiers_in_circulation_check(String written) {
        assertThat(CertificateIdentifier.parse(written)).hasToString(written);
    }

    @Test
    void the_published_example_of_the_algorithm() {
        assertThat(CertificateIdentifier.check("A12425GABC1234002")).isEqualTo('M');
    }

    @Test
    void a_documented_sample_that_does_not_check() {
        assertThat(CertificateIdentifier.check("209FA4E88F9E4C878F3E9BED2CE7EA49001")).isEqualTo('D');
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CertificateIdentifier.parse("1.2.156.3005.2.11100000000013338W011.11430000006122244L.209FA4E88F9E4C878F3E9BED2CE7EA49.001.M"))
                .withMessageContaining("check character");
    }

    @Test
    void a_change_is_the_next_version_and_the_old_one_stays() {
        CertificateIdentifier first = CertificateIdentifier.parse("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U");
        assertThat(first.next()).hasToString(ISSUED);
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.next().fileName()).isEqualTo(ISSUED + ".OFD");
    }

    @Test
    void every_single_wrong_character_is_noticed() {
        String body = ISSUED.substring(CertificateIdentifier.ROOT.length());
        for (int i = 1; i < body.length(); i++) {
            if (body.charAt(i) == '.') {
                continue;
            }
            char other = body.charAt(i) == '7' ? '8' : '7';
            String wrong = CertificateIdentifier.ROOT + body.substring(0, i) + other + body.substring(i + 1);
            assertThatIllegalArgumentException().isThrownBy(() -> CertificateIdentifier.parse(wrong));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.2.156.3005.2", "1.2.156.3005.2.short.11430000006122244L.1.001.U", "1.2.156.3005.2.11100000000013338W011.11430000006122244L.a.001.U",
            "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.1.U"})
    void another_form_is_refused(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> CertificateIdentifier.parse(written));
    }
}
