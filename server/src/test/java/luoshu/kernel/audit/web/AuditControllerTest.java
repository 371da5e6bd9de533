package luoshu.kernel.audit.web;

import static luoshu.testing.Actors.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import luoshu.kernel.access.Access;
import luoshu.kernel.access.Actor;
import luoshu.kernel.audit.Act;
import luoshu.kernel.audit.Audit;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class AuditControllerTest {

    @Autowired MockMvc http;
    @Autowired AuditController controller;
    @Autowired Access access;
    @Autowired Audit audit;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;
    private final Actor.Official reader = Actors.official("11410000000000000X", "audit", "410000000000", "audit.read", "audit.export");

    @ParameterizedTest
    @ValueSource(strings = {"/api/admin/audit", "/api/admin/audit/export"})
    void a_word_that_cannot_be_stored_is_refused(String path) throws Exception {
        for (String name : new String[] {"actor", "action", "object", "caseNumber"}) {
            http.perform(get(path).param(name, "a\0").with(as(reader))).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].pointer").value("/" + name));
        }
    }

    @Test
    void the_export_keeps_to_the_filter_of_the_list() throws Exception {
        String request = UUID.randomUUID().toString();
        String of = "select count(*) from audit.entry where request_id = '" + request + "'";
        for (int i = 0; i < 2; i++) {
            MDC.put("requestId", request);
            access.asPlatform("test", () -> transaction.execute(status -> {
                audit.record(Act.done("test.export", "x"));
                return null;
            }));
            MDC.remove("requestId");
        }
        assertThat(jdbc.sql(of).query(Integer.class).single()).isEqualTo(2);
        assertThat(csv("requestId", request).lines()).hasSize(3);
        assertThat(csv("address", "203.0.113." + request).lines()).hasSize(1);
    }

    private String csv(String name, String value) throws Exception {
        return http.perform(get("/api/admin/audit/export").param("format", "csv").param(name, value).with(as(reader))).andExpect(status().isOk()).andReturn().getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void an_export_its_reader_left_midway_is_in_the_audit() {
        HttpServletResponse gone = new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                throw new IllegalStateException("the reader left");
            }
        };
        assertThatThrownBy(() -> access.as(reader, () -> {
            try {
                controller.export(null, null, null, null, null, null, null, null, null, "csv", gone);
            } catch (IOException left) {
                throw new UncheckedIOException(left);
            }
            return null;
        })).hasMessage("the reader left");
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'audit.export' and subject = :me").param("me", reader.subject()).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void a_rare_character_is_only_a_character() throws Exception {
        http.perform(get("/api/admin/audit").param("actor", "𠮷田").with(as(reader))).andExpect(status().isOk()).andExpect(jsonPath("$.items", empty()));
    }
}
