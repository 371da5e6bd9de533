package luoshu.kernel.cases;

import java.time.Instant;
import java.util.List;

import luoshu.kernel.calendar.Light;
import luoshu.kernel.forms.FormDefinition;
import luoshu.kernel.matters.MatterRef;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A case as its applicant sees it: {@link CaseProgress} with what was handed in and what can be done now. */
public record CitizenCase(String number, String queryCode, Instant submittedAt, MatterRef matter, String applicantName, PublicState state, Light light, ClockView clock,
                          List<TimelineEntry> timeline, @Nullable CorrectionView correction, List<SpecialView> special, @Nullable DecisionView decision, List<DocumentRef> documents,
                          List<String> simulated, JsonNode form, FormDefinition formDefinition, List<CaseMaterial> materials, @Nullable Delivery delivery, long version,
                          List<String> actions) {
}
