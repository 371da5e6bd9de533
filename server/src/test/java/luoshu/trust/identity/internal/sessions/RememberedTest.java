package luoshu.trust.identity.internal.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class RememberedTest {

    private final Remembered<String, String> seats = new Remembered<>(Duration.ofHours(1));

    @Test
    void isLoadedOnceUntilForgotten() {
        assertThat(seats.get("me", key -> "clerk")).isEqualTo("clerk");
        assertThat(seats.get("me", key -> "approver")).isEqualTo("clerk");
        seats.forget();
        assertThat(seats.get("me", key -> "approver")).isEqualTo("approver");
    }

    @Test
    void aLoadThatAChangeOvertookIsNotKept() {
        seats.get("me", key -> {
            seats.forget();
            return "clerk";
        });
        assertThat(seats.get("me", key -> "approver")).isEqualTo("approver");
    }
}
