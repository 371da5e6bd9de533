package luoshu.kernel.cases.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseNumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {"{taskCode}{yyyyMMdd}{serial4}", "{taskCode}{serial8}", "豫{yyyyMMdd}-{taskCode}-{serial6}"})
    void a_number_holds_the_code_of_its_matter(String pattern) {
        assertThatCode(() -> numbers(pattern)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{yyyyMMdd}{serial4}", "{serial4}", "{taskCode}", "{taskCode}{serial9}", "{taskCode}{organ}{serial4}"})
    void another_shape_stops_the_start(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> numbers(pattern)).withMessageContaining(pattern);
    }

    private static CaseNumbers numbers(String pattern) {
        return new CaseNumbers(null, null, pattern);
    }
}
