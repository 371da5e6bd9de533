package luoshu.trust.messages.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import luoshu.kernel.texts.Text;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.internal.templates.MessageKinds;
import luoshu.trust.messages.internal.templates.SendingRules;
import luoshu.trust.messages.internal.templates.ShippedTemplates;
import luoshu.trust.messages.internal.templates.TemplateWords;
import org.junit.jupiter.api.Test;

class SendingRulesTest {

    private final SendingRules rules = new SendingRules();

    @Test
    void quiet_hours_end_at_eight_in_henan() {
        assertThat(rules.quietHours().until(Instant.parse("2026-04-20T13:59:59Z"))).as("21:59").isEmpty();
        assertThat(rules.quietHours().until(Instant.parse("2026-04-20T14:00:00Z"))).as("22:00").contains(Instant.parse("2026-04-21T00:00:00Z"));
        assertThat(rules.quietHours().until(Instant.parse("2026-04-20T23:59:59Z"))).as("7:59").contains(Instant.parse("2026-04-21T00:00:00Z"));
        assertThat(rules.quietHours().until(Instant.parse("2026-04-21T00:00:00Z"))).as("8:00").isEmpty();
    }

    @Test
    void only_what_disturbs_and_can_wait_waits() {
        Instant night = Instant.parse("2026-04-20T16:00:00Z");
        assertThat(rules.held(Message.Channel.SMS, false, night)).isPresent();
        assertThat(rules.held(Message.Channel.SMS, true, night)).isEmpty();
        assertThat(rules.held(Message.Channel.EMAIL, false, night)).isEmpty();
    }

    @Test
    void pauses_double_up_to_the_longest_and_end() {
        SendingRules.Retries sms = rules.retries(Message.Channel.SMS);
        assertThat(sms.pause(1)).contains(Duration.ofSeconds(10));
        assertThat(sms.pause(2)).contains(Duration.ofSeconds(20));
        assertThat(sms.pause(7)).contains(Duration.ofSeconds(640));
        assertThat(sms.pause(8)).isEqualTo(Optional.empty());
        assertThat(rules.retries(Message.Channel.EMAIL).pause(9)).contains(Duration.ofHours(4));
    }

    @Test
    void a_long_text_costs_segments_of_67() {
        assertThat(TemplateWords.segments(70, rules.sms())).isEqualTo(1);
        assertThat(TemplateWords.segments(71, rules.sms())).isEqualTo(2);
        assertThat(TemplateWords.segments(134, rules.sms())).isEqualTo(2);
        assertThat(TemplateWords.segments(135, rules.sms())).isEqualTo(3);
    }

    @Test
    void a_value_cannot_become_a_variable() {
        assertThat(TemplateWords.fill(new Text("办结：{a}", "Closed: {a}"), Map.of("a", "$1{b}", "b", "x")).zh()).isEqualTo("办结：$1{b}");
        assertThat(TemplateWords.fill(new Text("{a}", "{a}"), Map.of("a", "中", "a@en", "en")).en()).isEqualTo("en");
    }

    @Test
    void every_shipped_template_has_a_kind_and_a_lawful_one_says_why() {
        MessageKinds kinds = new MessageKinds();
        assertThat(new ShippedTemplates().all()).isNotEmpty().allSatisfy(template -> assertThat(kinds.find(template.kind())).as(template.key()).isPresent());
        assertThat(kinds.find("decision").orElseThrow().mandatory().basis()).contains("行政许可法");
        assertThat(kinds.find("certificate").orElseThrow().mandatory()).isNull();
        assertThat(new ShippedTemplates().find("case.case-accepted").orElseThrow().content().channels()).isEqualTo(Set.of(Message.Channel.IN_APP, Message.Channel.SMS, Message.Channel.EMAIL));
    }
}
