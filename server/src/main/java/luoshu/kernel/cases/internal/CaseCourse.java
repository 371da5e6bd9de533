package luoshu.kernel.cases.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import luoshu.kernel.calendar.Limit;
import luoshu.kernel.cases.CaseMaterial;
import luoshu.kernel.cases.CorrectionItem;
import luoshu.kernel.cases.DecisionView;
import luoshu.kernel.cases.ExtensionView;
import luoshu.kernel.flows.FlowPosition;
import luoshu.kernel.rules.RuleOutcome;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** What has happened so far, as facts the next act needs; one JSON column of the case's row. The journal tells the same as a story. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE, isGetterVisibility = JsonAutoDetect.Visibility.NONE)
final class CaseCourse {

    record Correction(Instant noticeAt, LocalDate noticeOn, LocalDate dueOn, Limit limit, List<CorrectionItem> items, @Nullable Instant answeredAt) {
    }

    record Special(String code, Text name, LocalDate startedOn, Limit limit, @Nullable LocalDate endsBy, @Nullable LocalDate endedOn, String reason, @Nullable String result) {
    }

    record Extension(Limit limit, String reason, ExtensionView.State state, Instant requestedAt, String requestedBy, @Nullable Instant decidedAt, @Nullable String decidedBy) {
    }

    record Decision(DecisionView.Outcome outcome, Instant at, LocalDate on, String by, String reason, String basis, List<Text> remedies) {
    }

    record Result(String code, String type, Text name, @Nullable String number, Instant at, LocalDate validFrom, @Nullable LocalDate validTo, @Nullable UUID issued) {
    }

    /** {@code receivedOn}: the day the notice clock counts from – receipt, or receipt of the corrected papers. */
    LocalDate receivedOn;
    LocalDate firstReceivedOn;
    @Nullable LocalDate acceptedOn;
    boolean deemedAccepted;
    List<Correction> corrections = new ArrayList<>();
    List<Special> specials = new ArrayList<>();
    @Nullable Extension extension;
    @Nullable Decision decision;
    List<Result> results = new ArrayList<>();
    @Nullable LocalDate deliveredOn;
    @Nullable FlowPosition flow;
    Map<String, CaseMaterial.Review> reviewed = new LinkedHashMap<>();
    List<String> deferred = new ArrayList<>();
    @Nullable LocalDate deferredDueOn;
    @Nullable LocalDate followUpDueOn;
    boolean followedUp;
    @Nullable RuleOutcome instant;
    @Nullable String endReason;

    CaseCourse(LocalDate receivedOn) {
        this.receivedOn = receivedOn;
        this.firstReceivedOn = receivedOn;
    }

    /** For JSON. */
    CaseCourse() {
        this(LocalDate.EPOCH);
    }

    Optional<Correction> openCorrection() {
        return corrections.isEmpty() || corrections.getLast().answeredAt() != null ? Optional.empty() : Optional.of(corrections.getLast());
    }

    Optional<Special> openSpecial() {
        return specials.isEmpty() || specials.getLast().endedOn() != null ? Optional.empty() : Optional.of(specials.getLast());
    }
}
