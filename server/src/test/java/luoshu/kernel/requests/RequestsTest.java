package luoshu.kernel.requests;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
class RequestsTest {

    @Autowired
    MockMvc http;

    @Test
    void an_unknown_address_is_a_problem_with_the_request_id() throws Exception {
        http.perform(get("/api/nowhere").header("X-Request-Id", "test-request-1")).andExpect(status().isNotFound())
                .andExpect(header().string("X-Request-Id", "test-request-1")).andExpect(jsonPath("$.code").value("not-found"))
                .andExpect(jsonPath("$.requestId").value("test-request-1"));
    }
}
