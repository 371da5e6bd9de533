package luoshu.kernel.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import luoshu.kernel.problems.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "7", "W/\"7\"", " \"7\" "})
    void a_version_is_read(String header) {
        assertThat(IfMatch.version(header)).isEqualTo(7);
        assertThat(IfMatch.optional(header)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "\"-1\"", "\"7\", \"8\"", "99999999999999999999"})
    void what_names_no_version_is_no_longer_current(String header) {
        assertThat(catchThrowableOfType(Problem.class, () -> IfMatch.version(header)).code()).isEqualTo("stale-version");
        assertThat(catchThrowableOfType(Problem.class, () -> IfMatch.optional(header)).code()).isEqualTo("stale-version");
    }

    @Test
    void without_the_header_it_is_asked_for() {
        assertThat(catchThrowableOfType(Problem.class, () -> IfMatch.version(null)).code()).isEqualTo("if-match-required");
        assertThat(IfMatch.optional(null)).isNull();
    }
}
