package luoshu.kernel.cases.internal;

import java.util.Map;
import java.util.UUID;

import luoshu.kernel.cases.PrefillSource;
import luoshu.kernel.matters.PublishedMatter;
import org.springframework.stereotype.Component;

/** What choosing the organ already said: where the thing is to be done. */
@Component
class MatterPrefill implements PrefillSource {

    @Override
    public Map<String, String> prefill(UUID applicant, UUID person, PublishedMatter matter) {
        return Map.of("matter.region", matter.implementation().region());
    }
}
