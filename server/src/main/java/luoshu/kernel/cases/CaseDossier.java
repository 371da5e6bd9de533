package luoshu.kernel.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import luoshu.kernel.calendar.Light;
import luoshu.kernel.forms.FormDefinition;
import luoshu.kernel.matters.MatterRef;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Everything an official sees of a case. Personal numbers are masked; revealing them is an act of its own. */
public record CaseDossier(String number, String queryCode, long version, MatterRef matter, PublicState state, CaseState innerState, Light light, ClockView clock, Applicant applicant,
                          @Nullable Agent agent, @Nullable Clerk clerk, @Schema(allowableValues = {"ONLINE", "WINDOW", "MOBILE"}) String channel, Instant submittedAt, List<Answer> answers, JsonNode form, FormDefinition formDefinition,
                          List<FieldError> formProblems, List<CaseMaterial> materials, List<OpinionView> opinions, List<JournalEntry> journal, List<DocumentRef> documents,
                          @Nullable CorrectionView correction, List<SpecialView> special, @Nullable ExtensionView extension, List<Joint> joint, @Nullable DecisionView decision,
                          @Nullable Delivery delivery, FlowView flow, @Nullable TaskView task, List<CaseAction> actions, @Nullable InstantView instant) {

    public record Applicant(String name, String kind, @Nullable String idMasked, @Nullable String mobileMasked, @Nullable String legalRepresentative) {
    }

    public record Agent(String name, @Nullable String relation, @Nullable String mobileMasked) {
    }

    /** The window clerk who took the papers in; never the applicant. */
    public record Clerk(String name, String post) {
    }

    public record Answer(Text question, Text answer) {
    }

    public record Joint(String organName, String state, @Nullable String outcome, @Nullable String text, @Nullable LocalDate dueOn) {
    }

    public record FlowView(@Schema(allowableValues = {"CHAIN", "ENGINE"}) String kind, String xmlUrl, List<String> current, List<String> done) {
    }

    public record TaskView(UUID id, String step, @Nullable String assignee, boolean mine) {
    }

    public record InstantView(String outcome, String reason) {
    }
}
