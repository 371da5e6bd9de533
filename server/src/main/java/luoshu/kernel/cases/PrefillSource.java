package luoshu.kernel.cases;

import java.util.Map;
import java.util.UUID;

import luoshu.kernel.matters.PublishedMatter;

/** Extension point: what is already known about the applicant, by the keys of {@code prefill} in form.json ({@code applicant.name} …). */
public interface PrefillSource {
    Map<String, String> prefill(UUID applicant, UUID person, PublishedMatter matter);
}
