package luoshu.trust.identity.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepTest {

    private static final List<String> ONE = List.of(Step.PASSWORD);
    private static final List<String> TWO = List.of(Step.PASSWORD, Step.TOTP);

    @Test
    void nobody_is_done_with_one_factor() {
        assertThat(Step.next(ONE, true, false)).isEqualTo(Step.SECOND_FACTOR);
        assertThat(Step.next(ONE, true, true)).isEqualTo(Step.SECOND_FACTOR);
        assertThat(Step.next(ONE, false, true)).isEqualTo(Step.CHANGE_PASSWORD);
        assertThat(Step.next(ONE, false, false)).isEqualTo(Step.ENROL);
        assertThat(Step.next(TWO, true, true)).isEqualTo(Step.CHANGE_PASSWORD);
        assertThat(Step.next(TWO, true, false)).isEqualTo(Step.DONE);
        assertThat(Step.next(List.of(Step.PASSWORD, Step.PASSKEY), true, false)).isEqualTo(Step.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nSet-Cookie: x"})
    void a_return_address_stays_here(String evil) {
        assertThat(ReturnAddress.path(evil, "/")).isEqualTo("/");
        assertThat(ReturnAddress.authorization(evil, "/portal/sign-in")).isEqualTo("/portal/sign-in");
    }

    @Test
    void an_application_gets_its_own_paths_back() {
        assertThat(ReturnAddress.path("/matters/1?region=41", "/")).isEqualTo("/matters/1?region=41");
        assertThat(ReturnAddress.path("/work/tasks", "/work/")).isEqualTo("/work/tasks");
        assertThat(ReturnAddress.path("/matters/1", "/work/")).isEqualTo("/work/");
    }
}
