package luoshu.kernel.parties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;

import luoshu.kernel.problems.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors of the standards sheet. */
class NumbersTest {

    @Test
    void citizen_numbers_end_in_their_check_character() {
        assertThat(CitizenId.check("11010519491231002")).isEqualTo('X');
        assertThat(CitizenId.check("44052418800101001")).isEqualTo('4');
        assertThat(CitizenId.check("41010119900307001")).isEqualTo('2');
        assertThat(CitizenId.check("41900119851120332")).isEqualTo('6');
    }

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "11010519491231002x", " 440524188001010014 ", "410101199003070012", "419001198511203326"})
    void good_citizen_numbers_are_taken(String number) {
        assertThat(CitizenId.isValid(new CitizenId(number).value())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "110105194912310021", "11010519490231002X", "410101199003070013", "99010119900307001X", "４10101199003070012", "41010119900307001", "410101900307001",
            "410101179903070010"})
    void bad_ones_are_refused(String number) {
        assertThatThrownBy(() -> new CitizenId(number)).isInstanceOf(Invalid.class);
    }

    @Test
    void a_citizen_number_tells_birth_sex_and_region_and_prints_masked() {
        CitizenId id = CitizenId.compose("411523", LocalDate.of(1944, 2, 15), 906);
        assertThat(id.birthDate()).isEqualTo(LocalDate.of(1944, 2, 15));
        assertThat(id.sex()).isEqualTo(Sex.FEMALE);
        assertThat(id.region6()).isEqualTo("411523");
        assertThat(id.toString()).isEqualTo("4115************63").doesNotContain("1944");
        assertThat(id.isBornAfter(LocalDate.of(1944, 2, 14))).isTrue();
    }

    @Test
    void what_is_no_number_is_masked_as_well() {
        assertThat(CitizenId.mask("1234567")).isEqualTo("1234*67");
        assertThat(CitizenId.mask("123456")).isEqualTo("******");
        assertThat(CitizenId.mask("")).isEqualTo("******");
    }

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "11370800MB28559184", "11330105002500287C", "11100000000013338W", "11430000006122244L", "12441500196720244T", "11511301008778183N"})
    void good_credit_codes_are_taken(String code) {
        assertThat(new CreditCode(code).value()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11440000006940060P", "911100001000055000", "", "91350100M000100Y44", "9135O100M000100Y43", "91350100M000100Y4"})
    void bad_credit_codes_are_refused(String code) {
        assertThatThrownBy(() -> new CreditCode(code)).isInstanceOf(Invalid.class);
    }

    @Test
    void the_organisation_code_inside_has_its_own_check() {
        assertThat(CreditCode.organisationCheck("MB285591")).isEqualTo('8');
        assertThat(CreditCode.organisationCheck("M000100Y")).isEqualTo('4');
        assertThat(CreditCode.organisationCheck("00250028")).isEqualTo('7');
        assertThat(CreditCode.compose("91", "350100", "M000100Y").value()).isEqualTo("91350100M000100Y43");
        assertThat(new CreditCode("91350100M000100Y43").hasValidOrganisationCode()).isTrue();
    }

    @Test
    void mobiles_lose_their_country_code_and_print_masked() {
        assertThat(new Mobile("+86 138-0000-0000").value()).isEqualTo("13800000000");
        assertThat(new Mobile("13800001234")).hasToString("138****1234");
        assertThatThrownBy(() -> new Mobile("12800000000")).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> new Mobile("1380000000")).isInstanceOf(Invalid.class);
    }
}
