package luoshu.kernel.requests.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ProblemDetail;

class ProblemAdviceTest {

    @ParameterizedTest
    @CsvSource({"22021,422,invalid", "22P05,422,invalid", "53100,507,no-space", "23505,500,internal"})
    void what_the_database_says_of_a_character_is_a_refusal(String state, int status, String code) {
        ProblemDetail body = new ProblemAdvice(null).anything(new DataIntegrityViolationException("select", new SQLException("no", state))).getBody();
        assertThat(body.getStatus()).isEqualTo(status);
        assertThat(body.getProperties()).containsEntry("code", code);
    }
}
