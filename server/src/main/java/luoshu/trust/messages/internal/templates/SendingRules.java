package luoshu.trust.messages.internal.templates;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import luoshu.kernel.texts.Text;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.TemplateContent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code packages/messages/rules/sending.yaml}: signature, quiet hours, tries. */
@Component
public class SendingRules {

    public static final ZoneId HENAN = ZoneId.of("Asia/Shanghai");

    public record Sms(int single, int segment, int most) {
    }

    /** Quiet from {@code from} until {@code to}, over midnight if {@code to} is earlier. */
    public record QuietHours(LocalTime from, LocalTime to, Set<Message.Channel> channels, Text basis) {

        /** When a message that wants to go now may go; empty: at once. */
        public Optional<Instant> until(Instant now) {
            ZonedDateTime here = now.atZone(HENAN);
            LocalTime time = here.toLocalTime();
            boolean overMidnight = to.isBefore(from);
            boolean evening = !time.isBefore(from) && (overMidnight || time.isBefore(to));
            boolean morning = overMidnight && time.isBefore(to);
            if (!evening && !morning) {
                return Optional.empty();
            }
            return Optional.of(here.toLocalDate().plusDays(evening && overMidnight ? 1 : 0).atTime(to).atZone(HENAN).toInstant());
        }
    }

    public record Retries(int tries, Duration first, Duration longest) {

        /** @param tried how often it was tried; empty: given up */
        public Optional<Duration> pause(int tried) {
            if (tried >= tries) {
                return Optional.empty();
            }
            Duration pause = first.multipliedBy(1L << Math.min(tried - 1, 20));
            return Optional.of(pause.compareTo(longest) > 0 ? longest : pause);
        }
    }

    private final String signature;
    private final Sms sms;
    private final QuietHours quietHours;
    private final Map<Message.Channel, Retries> retries = new EnumMap<>(Message.Channel.class);

    public SendingRules() {
        Map<String, Object> file = new HashMap<>();
        MessageContent.each("packages/messages/rules/sending.yaml", file::putAll);
        signature = String.valueOf(file.get("signature"));
        Map<String, Integer> lengths = MessageContent.cast(file.get("sms"));
        sms = new Sms(lengths.get("single"), lengths.get("segment"), lengths.get("most"));
        Map<String, Object> quiet = MessageContent.cast(file.get("quietHours"));
        List<String> channels = MessageContent.cast(quiet.get("channels"));
        quietHours = new QuietHours(LocalTime.parse(String.valueOf(quiet.get("from"))), LocalTime.parse(String.valueOf(quiet.get("to"))),
                channels.stream().map(Message.Channel::valueOf).collect(Collectors.toUnmodifiableSet()), MessageContent.text(quiet.get("basis")));
        Map<String, Map<String, Object>> tries = MessageContent.cast(file.get("retries"));
        tries.forEach((channel, rule) -> retries.put(Message.Channel.valueOf(channel),
                new Retries((Integer) rule.get("tries"), Duration.parse(String.valueOf(rule.get("first"))), Duration.parse(String.valueOf(rule.get("longest"))))));
    }

    /** As it goes out by text message. @param own signature of the template; null: the platform's */
    String signed(String words, @Nullable String own) {
        return "【" + (own == null ? signature : own) + "】" + words;
    }

    /** What a text message says, signed, or a mail: its title, a line feed, its text. */
    public String body(TemplateContent content, Message.Channel channel, Map<String, String> values, boolean english) {
        return switch (channel) {
            case SMS -> {
                Text words = TemplateWords.fill(content.smsOrDefault(), values);
                yield signed(english ? words.en() : words.zh(), content.signature());
            }
            case EMAIL -> {
                Text title = TemplateWords.fill(content.mailOrDefault().title(), values);
                Text body = TemplateWords.fill(content.mailOrDefault().body(), values);
                yield english ? title.en() + "\n" + body.en() : title.zh() + "\n" + body.zh();
            }
            case IN_APP, WEBHOOK -> throw new IllegalArgumentException(channel + " has no body of its own");
        };
    }

    public Sms sms() {
        return sms;
    }

    public QuietHours quietHours() {
        return quietHours;
    }

    /** When a message may go; empty: at once. */
    public Optional<Instant> held(Message.Channel channel, boolean urgent, Instant now) {
        return urgent || !quietHours.channels().contains(channel) ? Optional.empty() : quietHours.until(now);
    }

    public Retries retries(Message.Channel channel) {
        return retries.getOrDefault(channel, new Retries(8, Duration.ofSeconds(10), Duration.ofHours(1)));
    }
}
