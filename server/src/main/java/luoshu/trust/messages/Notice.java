package luoshu.trust.messages;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A message for an inbox.
 *
 * @param key       what it is about, unique per recipient, e.g. {@code case:<id>:<sequence>}: a repeated event sends nothing twice
 * @param template  key of the wording in {@code packages/messages}
 * @param variables for the wording; never an identity number or other data the inbox must not hold
 */
public record Notice(String key, Recipient recipient, String template, Map<String, String> variables, @Nullable String caseNumber) {
    public Notice {
        variables = Map.copyOf(variables);
    }
}
