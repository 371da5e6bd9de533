package luoshu.kernel.matters;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import luoshu.kernel.calendar.Limit;
import luoshu.kernel.forms.FormDefinition;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * A whole package as records: matter.yaml under its own field names, then the questions, materials, form, flow, rules and texts of the other files.
 * Made only from a package that passed every check, so codes are unique and conditions compile.
 *
 * @param flow  flow.bpmn as written
 * @param rules rules.dmn as written; null when the package has none
 */
public record MatterDefinition(
        CatalogCode catalogCode, String slug, Text taskName, String handlingItem, String taskType, List<String> keywords, List<LegalBasis> byLaw, PowerSource powerSource,
        ImplementedBy implementedBy, String deptType, List<String> jointDuties, List<String> serverType, String projectType, int realNameLevel, int confidentiality,
        List<Text> acceptCondition, List<String> handleType, List<String> onlineDepth, int limitSceneNum, @Nullable Text limitSceneExplain, HandleArea handleArea,
        Clocks clocks, List<SpecialProcedure> specialProcedures, List<HandlingStep> steps, @Nullable InstantApproval instant, @Nullable Commitment commitment,
        @Nullable Limit tolerant, List<Fee> fees, boolean isPayOnline, List<MatterResult> results, List<String> delivery, boolean isEntryCenter, boolean isSchedule,
        boolean isServiceTerminals, @Nullable Intermediary intermediaryService, @Nullable Text quantityLimit, List<String> userTopics, List<String> corpTopics,
        List<String> lifeEvents, Retention retention, Remedies remedies, LocalDate planEffectiveDate,
        List<SituationQuestion> questions, List<SituationStop> stops, List<SituationNote> notes, List<Material> materials, FormDefinition form, MatterTexts texts,
        String flow, @Nullable String rules) {

    /** 即办件: decided at once. */
    public boolean decidedAtOnce() {
        return projectType.equals("1");
    }

    /** 01 行政许可. */
    public boolean licence() {
        return taskType.equals("01");
    }

    /** May be handled online to the end (depth 5). */
    public boolean online() {
        return onlineDepth.contains("5");
    }

    /** 行政机关 apply to each other: nothing of the portal or the window. */
    public boolean amongOrgans() {
        return serverType.equals(List.of("6"));
    }

    public Optional<Material> findMaterial(String code) {
        return materials.stream().filter(material -> material.code().equals(code)).findFirst();
    }

    public Optional<SpecialProcedure> findSpecialProcedure(String code) {
        return specialProcedures.stream().filter(special -> special.code().equals(code)).findFirst();
    }

    public Optional<SituationQuestion> findQuestion(String code) {
        return questions.stream().filter(question -> question.code().equals(code)).findFirst();
    }
}
