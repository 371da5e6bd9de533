package luoshu.trust.messages.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.kernel.database.AfterCommit;
import luoshu.kernel.texts.Text;
import luoshu.trust.messages.internal.templates.PublishedTemplate;
import luoshu.trust.messages.internal.templates.ShippedTemplate;
import luoshu.trust.messages.internal.templates.ShippedTemplates;
import luoshu.trust.messages.internal.templates.TemplateQueries;
import luoshu.trust.messages.internal.templates.TemplateWords;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The wordings in force, in memory: filling one costs no statement. Another node's publication is seen within seconds. */
@Component
public class MessageTemplates {

    private record Current(String stamp, Map<String, PublishedTemplate> templates) {
    }

    private final ShippedTemplates shipped;
    private final TemplateQueries queries;
    private volatile Current current;

    MessageTemplates(ShippedTemplates shipped, TemplateQueries queries) {
        this.shipped = shipped;
        this.queries = queries;
        queries.offer(shipped.all());
        this.current = read();
    }

    public Optional<PublishedTemplate> find(String key) {
        return Optional.ofNullable(current.templates.get(key));
    }

    /** @throws IllegalArgumentException for a template nobody wrote */
    public PublishedTemplate get(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("no message template is called " + key));
    }

    /** Empty for a template that is not there any more. */
    public String kind(String key) {
        return shipped.find(key).map(ShippedTemplate::kind).orElse("");
    }

    public List<String> keysOf(String kind) {
        return shipped.all().stream().filter(one -> one.kind().equals(kind)).map(ShippedTemplate::key).toList();
    }

    /** As the inbox says it. */
    public static Filled fill(PublishedTemplate template, Map<String, String> variables) {
        return new Filled(TemplateWords.fill(template.content().inApp().title(), variables), TemplateWords.fill(template.content().inApp().body(), variables));
    }

    public record Filled(Text title, Text body) {
    }

    /** In force here at once, on other nodes within seconds. */
    public void changed() {
        AfterCommit.run(() -> current = read());
    }

    @Scheduled(fixedDelay = 5_000, initialDelay = 5_000)
    void refresh() {
        if (!queries.stamp().equals(current.stamp)) {
            current = read();
        }
    }

    /** The stamp first: what is published in between is read again, never missed. */
    private Current read() {
        String stamp = queries.stamp();
        Map<String, PublishedTemplate> templates = new HashMap<>();
        queries.published().forEach(row -> shipped.find(row.key()).ifPresent(contract -> templates.put(row.key(), new PublishedTemplate(contract, row.version(), row.content()))));
        return new Current(stamp, Map.copyOf(templates));
    }
}
