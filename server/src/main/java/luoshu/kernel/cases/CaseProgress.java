package luoshu.kernel.cases;

import java.util.List;

import luoshu.kernel.calendar.Light;
import luoshu.kernel.matters.MatterRef;
import org.jspecify.annotations.Nullable;

/** What anybody with number and query code may see; the name is masked then. */
public record CaseProgress(String number, MatterRef matter, String applicantName, PublicState state, Light light, ClockView clock, List<TimelineEntry> timeline,
                           @Nullable CorrectionView correction, List<SpecialView> special, @Nullable DecisionView decision, List<DocumentRef> documents, List<String> simulated) {
}
