package luoshu.kernel.audit.web;

import static luoshu.testing.Actors.as;
import static org.hamcrest.Matchers.empty;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import luoshu.kernel.access.Actor;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
class AuditControllerTest {

    @Autowired MockMvc http;
    private final Actor.Official reader = Actors.official("11410000000000000X", "audit", "410000000000", "audit.read", "audit.export");

    @ParameterizedTest
    @ValueSource(strings = {"/api/admin/audit", "/api/admin/audit/export"})
    void a_word_that_cannot_be_stored_is_refused(String path) throws Exception {
        for (String name : new String[] {"actor", "action", "object", "caseNumber"}) {
            http.perform(get(path).param(name, "a\0").with(as(reader))).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].pointer").value("/" + name));
        }
    }

    @Test
    void a_rare_character_is_only_a_character() throws Exception {
        http.perform(get("/api/admin/audit").param("actor", "𠮷田").with(as(reader))).andExpect(status().isOk()).andExpect(jsonPath("$.items", empty()));
    }
}
