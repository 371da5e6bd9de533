package luoshu.trust.signing;

import static luoshu.testing.Actors.as;
import static luoshu.testing.Actors.official;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;

import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ServerTest
class KeyAdministrationTest {

    private static final RequestPostProcessor SECURITY = as(official("11411502MB00000000", "security", "411502000000", "signing.manage"));
    private static final RequestPostProcessor CLERK = as(official("11411502MB00000000", "market-regulation", "411502000000", "case.accept"));

    @Autowired MockMvc http;
    @Autowired Certification certification;
    @Autowired JdbcClient jdbc;

    @Test
    void keys_are_listed_by_purpose_state_and_words_without_their_secret() throws Exception {
        SigningKey key = organKey();
        http.perform(get("/api/admin/signing-keys").param("purpose", "ORGAN").param("state", "IN_USE").param("q", key.id().substring(0, 12)).with(SECURITY)).andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(1)).andExpect(jsonPath("$.items[0].id").value(key.id())).andExpect(jsonPath("$.items[0].state").value("IN_USE"))
                .andExpect(jsonPath("$.items[0].serial").value(key.chain().getFirst().getSerialNumber().toString(16)))
                .andExpect(jsonPath("$.items[0].sealed").doesNotExist());
        http.perform(get("/api/admin/signing-keys").param("q", "100%_").with(SECURITY)).andExpect(jsonPath("$.total").value(0));
        http.perform(get("/api/admin/signing-keys").param("purpose", "ROOT").with(SECURITY)).andExpect(jsonPath("$.items[*].purpose").value(hasItem("ROOT")));
    }

    @Test
    void a_key_is_replaced_once() throws Exception {
        SigningKey key = organKey();
        UUID request = UUID.randomUUID();
        String first = replace(key.id(), request, SECURITY).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        String again = replace(key.id(), request, SECURITY).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        assertThat(again).isEqualTo(first);
        replace(key.id(), UUID.randomUUID(), SECURITY).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("key-replaced"));
        replace("nothing", UUID.randomUUID(), SECURITY).andExpect(status().isNotFound());
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'key.replace' and object = :key").param("key", "key:" + key.id()).query(Integer.class).single()).isOne();
    }

    @Test
    void a_key_is_revoked_with_a_reason() throws Exception {
        SigningKey key = organKey();
        revoke(key.id(), "{\"reason\":\"KEY_COMPROMISE\",\"note\":\" \"}", SECURITY).andExpect(status().isUnprocessableContent()).andExpect(jsonPath("$.errors[0].pointer").value("/note"));
        revoke(key.id(), "{\"reason\":\"KEY_COMPROMISE\",\"note\":\"介质遗失\"}", SECURITY).andExpect(status().isOk()).andExpect(jsonPath("$.state").value("REVOKED"))
                .andExpect(jsonPath("$.revocationReason").value("KEY_COMPROMISE")).andExpect(jsonPath("$.revocationNote").value("介质遗失"));
        revoke(key.id(), "{\"reason\":\"SUPERSEDED\",\"note\":\"再来\"}", SECURITY).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("key-revoked"));
        assertThat(jdbc.sql("select count(*) from audit.entry where action = 'key.revoke' and object = :key").param("key", "key:" + key.id()).query(Integer.class).single()).isOne();
    }

    @Test
    void a_root_is_replaced_not_revoked() throws Exception {
        organKey();
        String root = jdbc.sql("select id from signing.key where purpose = 'ROOT' limit 1").query(String.class).single();
        revoke(root, "{\"reason\":\"CESSATION\",\"note\":\"停用\"}", SECURITY).andExpect(status().isConflict()).andExpect(jsonPath("$.code").value("root-not-revocable"));
    }

    @Test
    void nobody_else_manages_keys() throws Exception {
        SigningKey key = organKey();
        http.perform(get("/api/admin/signing-keys").with(CLERK)).andExpect(status().isForbidden());
        replace(key.id(), UUID.randomUUID(), CLERK).andExpect(status().isForbidden());
        revoke(key.id(), "{\"reason\":\"SUPERSEDED\",\"note\":\"x\"}", CLERK).andExpect(status().isForbidden());
    }

    private SigningKey organKey() {
        return certification.keyOf(CertificateSubject.organ("11410000" + UUID.randomUUID().toString().substring(0, 8), "试验机关"));
    }

    private ResultActions replace(String id, UUID request, RequestPostProcessor person) throws Exception {
        return http.perform(post("/api/admin/signing-keys/{id}/replace", id).header("Idempotency-Key", request).with(person));
    }

    private ResultActions revoke(String id, String body, RequestPostProcessor person) throws Exception {
        return http.perform(post("/api/admin/signing-keys/{id}/revoke", id).header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON).content(body).with(person));
    }
}
