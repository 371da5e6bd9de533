package luoshu.trust.messages.internal.applications;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What systems of organs are told, as JSON. */
@Component
public class Hooks {

    private final ApplicationQueries queries;
    private final JsonMapper json;

    Hooks(ApplicationQueries queries, JsonMapper json) {
        this.queries = queries;
        this.json = json;
    }

    /** Applications that listen, by organ. */
    public Map<String, List<UUID>> ofOrgans(Collection<String> organs) {
        return organs.isEmpty() ? Map.of() : queries.listening(organs);
    }

    public Optional<UUID> listening(UUID application) {
        return queries.find(application).filter(row -> row.verifiedAt() != null).map(ApplicationRow::id);
    }

    public String notice(String key, String template, Text words, @Nullable String caseNumber) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("type", "notice", "key", key, "template", template, "text", words));
        if (caseNumber != null) {
            body.put("caseNumber", caseNumber);
        }
        return json.writeValueAsString(body);
    }

    public String status(UUID message, @Nullable String reference, String state, @Nullable String why, Instant at) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("type", "status", "message", message, "state", state, "at", at));
        if (reference != null) {
            body.put("reference", reference);
        }
        if (why != null) {
            body.put("why", why);
        }
        return json.writeValueAsString(body);
    }
}
