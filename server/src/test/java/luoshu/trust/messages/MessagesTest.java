package luoshu.trust.messages;

import static luoshu.testing.Actors.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
class MessagesTest {

    @Autowired Messages messages;
    @Autowired MockMvc http;
    private final Actor.Applicant citizen = Actors.citizen(UUID.randomUUID(), "刘燕", 3);

    private boolean tell(String key) {
        return messages.notify(new Notice(key, Recipient.party(citizen.applicantId()), "case.case-accepted", Map.of("matterName", "食品经营许可", "matterName@en", "Food business licence", "number", "4115"), "4115"));
    }

    @Test
    void the_same_event_tells_once() {
        assertThat(tell("case:1")).isTrue();
        assertThat(tell("case:1")).isFalse();
        assertThat(tell("case:2")).isTrue();
        assertThat(messages.unread(citizen)).isEqualTo(2);
    }

    @Test
    void one_reads_ones_own_inbox_in_ones_language() throws Exception {
        tell("case:1");
        http.perform(get("/api/portal/messages").with(as(citizen))).andExpect(status().isOk()).andExpect(jsonPath("$.items", hasSize(1))).andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].title").value("申请已受理：食品经营许可")).andExpect(jsonPath("$.items[0].read").value(false)).andExpect(jsonPath("$.items[0].caseNumber").value("4115"));
        http.perform(get("/api/portal/messages").header("Accept-Language", "en").with(as(citizen))).andExpect(jsonPath("$.items[0].title").value("Application accepted: Food business licence"));
        http.perform(get("/api/portal/messages").with(as(Actors.citizen(UUID.randomUUID(), "张伟", 3)))).andExpect(jsonPath("$.items", hasSize(0)));
        http.perform(get("/api/work/messages").with(as(citizen))).andExpect(status().isUnauthorized());
        http.perform(get("/api/portal/messages").param("size", "1000").with(as(citizen))).andExpect(status().isUnprocessableContent());
    }

    @Test
    void reading_marks_only_ones_own() throws Exception {
        tell("case:1");
        String id = http.perform(get("/api/portal/messages").with(as(citizen))).andReturn().getResponse().getContentAsString().replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1");
        read(Actors.citizen(UUID.randomUUID(), "张伟", 3), "[\"" + id + "\"]", 200);
        assertThat(messages.unread(citizen)).isEqualTo(1);
        read(citizen, "[\"" + id + "\"]", 200);
        read(citizen, "[\"" + id + "\"]", 200);
        assertThat(messages.unread(citizen)).isZero();
        read(citizen, "[]", 422);
        read(citizen, "[null]", 422);
    }

    @Test
    void a_limited_authorisation_reads_of_its_own_matters_only() throws Exception {
        String food = "11411502X01000002K4000131001000202611220001";
        for (String number : new String[] {food, "11411502X01000002K4000123001000202611220001"}) {
            messages.notify(new Notice("case:" + number, Recipient.party(citizen.applicantId()), "case.case-accepted", Map.of("matterName", "许可", "number", number), number));
        }
        messages.notify(new Notice("no case", Recipient.party(citizen.applicantId()), "case.case-accepted", Map.of("matterName", "许可", "number", ""), null));
        Actor.Applicant handler = new Actor.Applicant(UUID.randomUUID(), UUID.randomUUID(), "王芳", 4, Actor.CapacityKind.HANDLER, citizen.applicantId(), "申码公司", UUID.randomUUID(),
                java.util.List.of("000131001000"));
        assertThat(messages.unread(citizen)).isEqualTo(3);
        assertThat(messages.unread(handler)).isEqualTo(1);
        http.perform(get("/api/portal/messages").with(as(handler))).andExpect(jsonPath("$.total").value(1)).andExpect(jsonPath("$.items[0].caseNumber").value(food));
    }

    @Test
    void officials_see_what_came_to_them_their_post_and_their_organ() {
        Actor.Official clerk = Actors.official("11411502MB0X000017", "market-regulation", "411502000000", "case.read");
        for (Recipient recipient : java.util.List.of(Recipient.account(clerk.accountId()), Recipient.post(clerk.postId()))) {
            messages.notify(new Notice("u:" + UUID.randomUUID(), recipient, "monitoring.urged", Map.of("text", "请尽快"), null));
        }
        assertThat(messages.unread(clerk)).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_sub_office_has_an_inbox_of_its_own() {
        Actor.Official there = Actors.official("11411502MB0X000017012", "market-regulation", "411502000000", "case.read");
        messages.notify(new Notice("u:" + UUID.randomUUID(), Recipient.organ(there.organ()), "monitoring.urged", Map.of("text", "请尽快"), null));
        assertThat(messages.unread(there)).isEqualTo(1);
        assertThatThrownBy(() -> Recipient.organ("11411502MB0X0000170")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_wording_nobody_wrote_is_a_bug() {
        assertThatThrownBy(() -> messages.notify(new Notice("x", Recipient.party(UUID.randomUUID()), "no.such", Map.of(), null))).isInstanceOf(IllegalArgumentException.class);
    }

    private void read(Actor actor, String ids, int expected) throws Exception {
        http.perform(post("/api/portal/messages/read").contentType(MediaType.APPLICATION_JSON).content("{\"ids\":" + ids + "}").header("Idempotency-Key", UUID.randomUUID().toString())
                .with(as(actor))).andExpect(status().is(expected));
    }
}
