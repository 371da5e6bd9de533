package luoshu.data.prefill.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.cases.PrefillSource;
import luoshu.kernel.matters.PublishedMatter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What shared data filled in and the applicant may not change stays as it was answered, whatever the browser sends. Nothing is known before the applicant agreed. */
@Component
class SharedDataPrefill implements PrefillSource {

    private final FillQueries fills;

    SharedDataPrefill(FillQueries fills) {
        this.fills = fills;
    }

    @Override
    public Map<String, String> prefill(UUID applicant, UUID person, PublishedMatter matter) {
        return Map.of();
    }

    @Override
    public Map<String, JsonNode> locked(UUID application) {
        Map<String, JsonNode> locked = new LinkedHashMap<>();
        fills.list(application).forEach(one -> one.values().stream().filter(value -> !value.editable()).forEach(value -> locked.put(value.pointer(), value.value())));
        return locked;
    }
}
