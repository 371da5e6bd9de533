package luoshu.trust.messages.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.kernel.texts.Text;
import luoshu.trust.messages.Message;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The wordings of {@code packages/messages/*.yaml}. A variable is a name in braces; one that is not given stands as nothing. */
@Component
public class MessageTemplates {

    public record Filled(Text title, Text body) {
    }

    record Template(Text title, Text body, Set<Message.Channel> channels) {
    }

    /** Ends the name of a variable that has a value of its own in English. */
    static final String ENGLISH = "@en";
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z]+)}");
    private final Map<String, Template> templates = new HashMap<>();

    MessageTemplates() {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:packages/messages/*.yaml")) {
                try (InputStream in = file.getInputStream()) {
                    Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
                    Map<String, Map<String, Object>> entries = cast(yaml.get("templates"));
                    entries.forEach((key, entry) -> templates.put(key, template(entry)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Template template(Map<String, Object> entry) {
        List<String> channels = cast(entry.getOrDefault("channels", List.of("IN_APP")));
        return new Template(text(entry.get("title")), text(entry.get("body")), channels.stream().map(Message.Channel::valueOf).collect(java.util.stream.Collectors.toUnmodifiableSet()));
    }

    private static Text text(Object value) {
        Map<String, String> both = cast(value);
        return new Text(both.get("zh"), both.get("en"));
    }

    Optional<Template> find(String key) {
        return Optional.ofNullable(templates.get(key));
    }

    public Filled fill(String key, Map<String, String> variables) {
        Template template = find(key).orElseThrow(() -> new IllegalArgumentException("no message template is called " + key));
        return new Filled(fill(template.title(), variables), fill(template.body(), variables));
    }

    private static Text fill(Text text, Map<String, String> variables) {
        return new Text(replace(text.zh(), variables, ""), replace(text.en(), variables, ENGLISH));
    }

    private static String replace(String text, Map<String, String> variables, String language) {
        return VARIABLE.matcher(text).replaceAll(name -> Matcher.quoteReplacement(variables.getOrDefault(name.group(1) + language, variables.getOrDefault(name.group(1), ""))));
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }
}
