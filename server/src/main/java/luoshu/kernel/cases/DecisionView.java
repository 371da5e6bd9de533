package luoshu.kernel.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** The decision, its reason, and how it can be challenged. */
public record DecisionView(Outcome outcome, Instant at, String reason, String basis, List<Text> remedies, @Nullable Text resultName, @Nullable String resultNumber,
                           @Nullable LocalDate validFrom, @Nullable LocalDate validTo) {

    public enum Outcome { GRANT, REFUSE }
}
