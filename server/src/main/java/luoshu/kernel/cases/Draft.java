package luoshu.kernel.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import luoshu.kernel.forms.FormDefinition;
import luoshu.kernel.matters.MatterRef;
import luoshu.kernel.matters.Question;
import luoshu.kernel.problems.FieldError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An application being filled in. {@code problems}: what still keeps it from being submitted. {@code formDefinition} and {@code questions} only when one draft is read. */
public record Draft(UUID id, long version, MatterRef matter, Map<String, Object> answers, @Nullable JsonNode form, List<DraftMaterial> materials, @Nullable Delivery delivery,
                    boolean commitment, Instant savedAt, List<FieldError> problems, String applicantName, @Nullable FormDefinition formDefinition, @Nullable List<Question> questions) {
}
