package luoshu.trust.messages.internal.templates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import luoshu.kernel.texts.Text;
import luoshu.trust.messages.Message;
import luoshu.trust.messages.TemplateContent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code packages/messages/*.yaml}. {@code kind} (progress), {@code api} and {@code samples} of a file stand for all its templates. */
@Component
public class ShippedTemplates {

    private final Map<String, ShippedTemplate> templates = new TreeMap<>();

    public ShippedTemplates() {
        MessageContent.each("packages/messages/*.yaml", file -> {
            Map<String, Map<String, Object>> entries = MessageContent.cast(file.getOrDefault("templates", Map.of()));
            entries.forEach((key, entry) -> templates.put(key, template(key, file, entry)));
        });
    }

    private static ShippedTemplate template(String key, Map<String, Object> file, Map<String, Object> entry) {
        TemplateContent content = content(entry);
        Set<String> variables = new TreeSet<>();
        words(content).forEach(text -> {
            variables.addAll(TemplateWords.variables(text.zh()));
            variables.addAll(TemplateWords.variables(text.en()));
        });
        Map<String, Map<String, String>> given = MessageContent.cast(file.getOrDefault("samples", Map.of()));
        Map<String, Text> samples = new HashMap<>();
        for (String name : variables) {
            Map<String, String> sample = given.getOrDefault(name, Map.of("zh", "示例", "en", "sample"));
            samples.put(name, new Text(sample.get("zh"), sample.get("en")));
        }
        Object kind = entry.getOrDefault("kind", file.getOrDefault("kind", "progress"));
        return new ShippedTemplate(key, String.valueOf(kind), Boolean.TRUE.equals(entry.getOrDefault("api", file.get("api"))), content, Set.copyOf(variables), Map.copyOf(samples));
    }

    static Stream<Text> words(TemplateContent content) {
        return Stream.of(content.inApp().title(), content.inApp().body(), content.smsOrDefault(), content.mailOrDefault().title(), content.mailOrDefault().body(), content.webhookOrDefault());
    }

    private static TemplateContent content(Map<String, Object> entry) {
        List<String> channels = MessageContent.cast(entry.getOrDefault("channels", List.of("IN_APP")));
        Map<String, Object> mail = MessageContent.cast(entry.get("mail"));
        return new TemplateContent(Boolean.TRUE.equals(entry.get("urgent")), channels.stream().map(Message.Channel::valueOf).collect(Collectors.toUnmodifiableSet()),
                new TemplateContent.Words(MessageContent.text(entry.get("title")), MessageContent.text(entry.get("body"))), textOrNull(entry.get("sms")),
                mail == null ? null : new TemplateContent.Words(MessageContent.text(mail.get("subject")), MessageContent.text(mail.get("body"))), textOrNull(entry.get("webhook")), null);
    }

    private static @Nullable Text textOrNull(@Nullable Object value) {
        return value == null ? null : MessageContent.text(value);
    }

    public Optional<ShippedTemplate> find(String key) {
        return Optional.ofNullable(templates.get(key));
    }

    public List<ShippedTemplate> all() {
        return List.copyOf(templates.values());
    }
}
