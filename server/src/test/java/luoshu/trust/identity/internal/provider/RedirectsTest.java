package luoshu.trust.identity.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedirectsTest {

    @Test
    void an_address_is_kept_and_the_answer_encoded() {
        assertThat(Redirects.with("https://a.example/cb", "state", "a b&c=d", "iss", null)).isEqualTo("https://a.example/cb?state=a%20b%26c%3Dd");
        assertThat(Redirects.with("https://a.example/cb?to=x=y%20z", "error", "login_required", "state", "1")).isEqualTo("https://a.example/cb?to=x=y%20z&error=login_required&state=1");
        assertThat(Redirects.with("https://a.example/cb", "state", null)).isEqualTo("https://a.example/cb");
    }
}
