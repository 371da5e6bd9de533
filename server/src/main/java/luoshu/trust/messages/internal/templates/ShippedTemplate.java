package luoshu.trust.messages.internal.templates;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import luoshu.kernel.texts.Text;
import luoshu.trust.messages.TemplateContent;

/**
 * A template of the product: its words, and what the program that sends it gives – which no version can change.
 *
 * @param kind      see {@link MessageKinds}
 * @param api       systems of organs may send it with a key
 * @param variables what is given
 * @param samples   a value for each
 */
public record ShippedTemplate(String key, String kind, boolean api, TemplateContent content, Set<String> variables, Map<String, Text> samples) {

    /** Sample values as a sender would give them. */
    public Map<String, String> sampleValues() {
        Map<String, String> values = new HashMap<>();
        samples.forEach((name, text) -> {
            values.put(name, text.zh());
            values.put(name + TemplateWords.ENGLISH, text.en());
        });
        return values;
    }
}
