package luoshu.kernel.matters;

import java.time.LocalDate;
import java.util.List;

import luoshu.kernel.calendar.Limit;
import luoshu.kernel.forms.FormDefinition;
import luoshu.kernel.organs.OrganCard;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;

/** 办事指南: everything an applicant may know about a matter of one organ. */
public record MatterGuide(
        String code, String taskCode, String catalogCode, String slug, int version, Text name, Text summary, List<Text> simple, String taskType, List<LegalBasis> byLaw,
        PowerSource powerSource, int useLevel, OrganCard organ, List<OrganCard> jointOrgans, String deptType, List<String> serverType, String projectType, int realNameLevel,
        List<Text> acceptCondition, List<String> handleType, List<String> onlineDepth, int limitSceneNum, @Nullable Text limitSceneExplain, HandleArea handleArea, GuideClocks clocks,
        List<GuideSpecial> specialProcedures, List<HandlingStep> steps, boolean instant, @Nullable Commitment commitment, @Nullable Limit tolerant, List<Fee> fees, boolean isPayOnline,
        List<GuideResult> results, List<String> delivery, boolean isEntryCenter, boolean isSchedule, boolean isServiceTerminals, @Nullable Intermediary intermediaryService,
        @Nullable Text quantityLimit, List<String> userTopics, List<String> corpTopics, List<String> lifeEvents, List<Question> questions, List<MaterialGuide> materials,
        List<MatterTexts.Faq> faq, FormDefinition form, boolean flowAvailable, Remedies remedies, LocalDate planEffectiveDate, Supervise supervise) {

    /** {@code promise}: the organ's own, when it promises less time. */
    public record GuideClocks(Limit statutory, Limit promise, Limit correctionNotice, @Nullable Limit correctionAnswer, @Nullable Limit extension, @Nullable Limit delivery) {
    }

    public record GuideSpecial(String code, SpecialKind kind, Text name, Limit limit, int officers) {
    }

    public record GuideResult(String code, String type, Text name, MatterResult.@Nullable Validity validity, @Nullable String sampleUrl) {
    }

    public record Supervise(String consultPhone, String complainPhone) {
    }
}
