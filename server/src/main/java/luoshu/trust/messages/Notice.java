package luoshu.trust.messages;

import java.util.Map;

import luoshu.kernel.access.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A message for an inbox.
 *
 * @param key       what it is about, unique per recipient, e.g. {@code case:<id>:<sequence>}: a repeated event sends nothing twice
 * @param template  key of the wording in {@code packages/messages}
 * @param sender    the organ it comes from, whose officials see what became of it
 * @param variables for the wording; never an identity number or other data the inbox must not hold
 */
public record Notice(String key, Recipient recipient, String template, Map<String, String> variables, @Nullable String caseNumber, @Nullable Subject sender) {
    public Notice {
        variables = Map.copyOf(variables);
    }

    /** From the platform itself. */
    public Notice(String key, Recipient recipient, String template, Map<String, String> variables, @Nullable String caseNumber) {
        this(key, recipient, template, variables, caseNumber, null);
    }
}
