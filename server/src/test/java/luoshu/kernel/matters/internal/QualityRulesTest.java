package luoshu.kernel.matters.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import luoshu.kernel.matters.MaterialGiver;
import luoshu.kernel.matters.MatterDefinition;
import luoshu.kernel.matters.QualityFinding;
import luoshu.kernel.matters.internal.quality.*;
import luoshu.kernel.packages.Severity;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A good matter breaks no rule; one slip breaks the rule that is meant for it. */
class QualityRulesTest {

    private static final Contacts GOOD = by -> List.of();
    private static final List<QualityRule> RULES = List.of(new PromiseWithinStatute(), new AtOnceMeansZero(), new VisitsExplained(), new OnlineMeansNoVisit(), new NoVisitNeedsAnotherWay(),
            new ResultsAreShown(), new FeesAreFounded(), new ContactsDiffer(), new StepsFitThePromise(), new LicencesAnswerQuestions(), new TopicsFitTheApplicants(), new NothingVague(),
            new SharedIsNotDemanded(), new ToleranceIsForSecondaryMaterials(), new CommitmentIsExcludedWhereItHarms(), new IntermediariesAreFounded());

    @TestFactory
    Stream<DynamicTest> shipped_matters_may_be_published() {
        return Packages.SHIPPED.entrySet().stream().map(one -> DynamicTest.dynamicTest(one.getKey(), () ->
                assertThat(check(Packages.READER.readChecked(one.getValue()), GOOD)).filteredOn(finding -> finding.severity() == Severity.BLOCKING).isEmpty()));
    }

    @Test
    void what_is_there_already_is_not_demanded() {
        MatterDefinition food = Packages.READER.readChecked(Packages.SHIPPED.get("000131001000-food-business-licence"));
        String code = food.materials().getFirst().code();
        List<QualityFinding> findings = new SharedIsNotDemanded(matter -> Map.of(code, new MaterialGiver("营业执照", 3, 175))).check(food, GOOD);
        assertThat(findings).filteredOn(finding -> finding.severity() == Severity.BLOCKING).singleElement().satisfies(finding -> {
            assertThat(finding.path()).isEqualTo("/materials/0");
            assertThat(finding.message().zh()).contains("营业执照", "175 个实施地区中的 3 个");
        });
    }

    @Test
    void there_are_sixteen() {
        assertThat(RULES).extracting(QualityRule::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1  | matter.yaml    | promise: {days: 7,                    | promise: {days: 11,
            1  | matter.yaml    | promise: {days: 7, unit: WORKING_DAY  | promise: {days: 2, unit: MONTH
            2  | matter.yaml    | projectType: "2"                      | projectType: "1"
            2  | matter.yaml    | promise: {days: 7,                    | promise: {days: 0,
            3  | matter.yaml    | limitSceneNum: 0                      | limitSceneNum: 1
            3  | matter.yaml    | limitSceneExplain: null               | limitSceneExplain: {zh: 要来, en: Come}
            4  | matter.yaml    | limitSceneNum: 0                      | limitSceneNum: 1
            5  | matter.yaml    | handleType: ["1", "2", "3"]           | handleType: ["1"]
            7  | matter.yaml    | isPayOnline: false                    | isPayOnline: true
            9  | matter.yaml    | examine, name: {zh: 审查, en: Examination}, days: 2 | examine, name: {zh: 审查, en: Examination}, days: 5
            11 | matter.yaml    | userTopics: [准营准办]                 | userTopics: []
            11 | matter.yaml    | serverType: ["1", "2", "3", "4", "5", "6", "9"] | serverType: ["1"]
            12 | materials.yaml | name: {zh: 食品加工操作流程说明          | name: {zh: 其他有关材料
            12 | matter.yaml    | - {zh: 已经取得营业执照                | - {zh: 符合有关规定，已经取得营业执照
            14 | matter.yaml    | tolerant: {days: 5                    | tolerant: {days: 0
            16 | matter.yaml    | intermediaryService: null             | intermediaryService: {name: {zh: 检测, en: Test}, basis: 本局通知}
            """)
    void a_slip_breaks_its_rule(int rule, String file, String right, String wrong) {
        assertThat(check(food(file, right, wrong), GOOD)).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.severity()).isEqualTo(Severity.BLOCKING);
            assertThat(finding.message().en()).isNotBlank();
        });
    }

    @Test
    void results_questions_contacts_sharing_and_commitment() {
        MatterDefinition food = food("matter.yaml", "slug: food-business-licence", "slug: food-business-licence");
        assertThat(check(food, by -> List.of("某局"))).extracting(QualityFinding::rule).contains(8);
        String matter = Packages.food().findText("matter.yaml").orElseThrow();
        String noFields = matter.replaceAll("(?s)    fields:\n.*?delivery: \\[", "    fields: []\ndelivery: [");
        assertThat(rules(new ResultsAreShown(), "matter.yaml", noFields)).isNotEmpty();
        String texts = Packages.food().findText("texts.yaml").orElseThrow();
        assertThat(rules(new LicencesAnswerQuestions(), "texts.yaml", texts.replaceAll("(?s)faq:\n.*?documents:", "faq: []\ndocuments:"))).isNotEmpty();
        String materials = Packages.food().findText("materials.yaml").orElseThrow();
        assertThat(rules(new SharedIsNotDemanded(), "materials.yaml", materials.replace("    reuse: {certificate: 营业执照}\n", ""))).singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
        assertThat(rules(new ToleranceIsForSecondaryMaterials(), "materials.yaml", materials.replace("isNeed: \"1\"", "isNeed: \"3\""))).isNotEmpty();
        String promised = matter.replace("commitment: null", "commitment: {text: {zh: 承诺, en: Promise}, materials: [floor_plan], followUp: {days: 30, unit: WORKING_DAY}, basis: 条例}");
        assertThat(rules(new CommitmentIsExcludedWhereItHarms(), "matter.yaml", promised)).isEmpty();
        assertThat(rules(new CommitmentIsExcludedWhereItHarms(), "matter.yaml", promised.replace("duty: market-regulation", "duty: ecology"))).singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.BLOCKING));
    }

    private static List<QualityFinding> rules(QualityRule rule, String file, String content) {
        return rule.check(Packages.READER.readChecked(Packages.food().with(file, content.getBytes(StandardCharsets.UTF_8))), GOOD);
    }

    private static List<QualityFinding> check(MatterDefinition matter, Contacts contacts) {
        return RULES.stream().flatMap(rule -> rule.check(matter, contacts).stream()).toList();
    }

    private static MatterDefinition food(String file, String right, String wrong) {
        String text = Packages.food().findText(file).orElseThrow();
        assertThat(text).contains(right);
        return Packages.READER.readChecked(Packages.food().with(file, text.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong)).getBytes(StandardCharsets.UTF_8)));
    }
}
