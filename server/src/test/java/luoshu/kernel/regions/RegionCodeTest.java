package luoshu.kernel.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import luoshu.kernel.problems.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionCodeTest {

    @ParameterizedTest
    @CsvSource({"41,410000000000,PROVINCE,41", "410000,410000000000,PROVINCE,41", "4115,411500000000,CITY,4115", "411502,411502000000,COUNTY,411502",
            "411502005,411502005000,TOWNSHIP,411502005", "411502005001,411502005001,VILLAGE,411502005001", "419001,419001000000,COUNTY,419001", "419000,419000000000,CITY,4190"})
    void is_padded_to_twelve_digits_and_knows_its_level(String digits, String value, RegionLevel level, String prefix) {
        RegionCode code = RegionCode.of(digits);
        assertThat(code.value()).isEqualTo(value);
        assertThat(code.level()).isEqualTo(level);
        assertThat(code.prefix()).isEqualTo(prefix);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "41150", "41150200500x", "４１１５０２", "4115020050010", "000000000000", "41-502"})
    void refuses_anything_else(String digits) {
        assertThatThrownBy(() -> RegionCode.of(digits)).isInstanceOf(Invalid.class);
    }

    @Test
    void carries_the_national_level_of_exercise() {
        assertThat(RegionLevel.PROVINCE.useLevel()).isEqualTo(2);
        assertThat(RegionLevel.VILLAGE.useLevel()).isEqualTo(6);
    }
}
