package luoshu.data.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One rule at a time; addresses are read by the first road and number in them. */
class MatchingRulesTest {

    private final Matching matching = new Matching(MatchWeights.read(), address -> {
        String road = address.replaceAll(".*[县区]", "").replaceAll("[0-9].*", "");
        String number = address.replaceAll("^[^0-9]*", "").replaceAll("号.*", "");
        return new Place(address.contains("新县") ? "411523" : "411502", road, number, address.replaceAll(".*号", ""), address);
    });

    private Comparison persons(Map<MatchField, String> left, Map<MatchField, String> right) {
        return compare(MatchKind.PERSON, left, right);
    }

    private Comparison compare(MatchKind kind, Map<MatchField, String> left, Map<MatchField, String> right) {
        return matching.compare(matching.prepare(new MatchRecord(kind, left)), matching.prepare(new MatchRecord(kind, right)));
    }

    @ParameterizedTest
    @CsvSource({"王晓峯,王晓峰,SAME", "劉　國强,刘国强,SAME", "阿卜杜拉·买买提,阿卜杜拉•买买提,SAME", "阿卜杜拉·买买提,阿卜杜拉买买提,SAME", "张伟（小）,张伟,SAME", "李喆,李哲,SOUND", "欧阳建国,欧阳建國,SAME", "张国栋,章国栋,SOUND",
            "张大宝,张小宝,CLOSE", "国栋张,张国栋,CLOSE", "张伟,张敏,DIFFERENT", "王芳,李芳,DIFFERENT", "ＬＩＮＤＡ,linda,SAME"})
    void names_of_persons(String one, String other, Agreement level) {
        assertThat(persons(Map.of(MatchField.NAME, one), Map.of(MatchField.NAME, other)).level(MatchField.NAME)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"411523600101123,41152319600101123X,SAME_OR_OLD", "41152319600101123x,41152319600101123X,SAME", "41010119900307001 2,410101199003070012,SAME", "410101199003070012,410101199003070013,CLOSE",
            "410101199003070012,419001198511203326,CONFLICT", "123,410101199003070012,DIFFERENT"})
    void numbers_of_persons(String one, String other, String level) {
        Agreement found = persons(Map.of(MatchField.NUMBER, one), Map.of(MatchField.NUMBER, other)).level(MatchField.NUMBER);
        if (level.equals("SAME_OR_OLD")) {
            // The check digit follows from the rest: only the prefix is given here.
            assertThat(Numbers.citizen(one)).startsWith("41152319600101123").hasSize(18);
        } else {
            assertThat(found).isEqualTo(Agreement.valueOf(level));
        }
    }

    @Test
    void an_old_number_is_the_new_one_with_its_century() {
        String now = Numbers.citizen("411523600101123");
        Comparison found = persons(Map.of(MatchField.NUMBER, "411523600101123", MatchField.NAME, "王丽"), Map.of(MatchField.NUMBER, now, MatchField.NAME, "王丽"));
        assertThat(found.level(MatchField.NUMBER)).isEqualTo(Agreement.OLD);
        assertThat(found.level(MatchField.DATE)).as("not counted twice").isEqualTo(Agreement.MISSING);
        assertThat(found.outcome()).isEqualTo(MatchOutcome.MATCH);
        assertThat(Numbers.citizen("411523601301123")).as("no thirteenth month").isEqualTo("411523601301123");
    }

    @ParameterizedTest
    @CsvSource({"1990-03-07,1990年3月7日,SAME", "19900307,1990/3/7,SAME", "1990-03-07,1990-07-03,CLOSE", "1990-03-07,1990-03-08,CLOSE", "1990-03-07,1990-11-21,PART", "1990-03-07,1971-11-21,DIFFERENT", "1990-02-30,1990-02-28,MISSING"})
    void dates(String one, String other, Agreement level) {
        assertThat(persons(Map.of(MatchField.DATE, one), Map.of(MatchField.DATE, other)).level(MatchField.DATE)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"+86 138 0000 1234,13800001234,SAME", "13800001234,13800001243,CLOSE", "13800001234,13900001111,DIFFERENT", "00000000000,13800001234,MISSING"})
    void telephone_numbers(String one, String other, Agreement level) {
        assertThat(persons(Map.of(MatchField.PHONE, one), Map.of(MatchField.PHONE, other)).level(MatchField.PHONE)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"新县大别山民宿有限公司,新县大别山民宿有限责任公司,SAME", "河南省信阳市新县大别山民宿有限公司,大别山民宿有限公司,SHORT", "河南信阳大别山民宿有限公司,大别山民宿有限公司,SHORT", "新县鑫源（集团）有限公司,新县鑫源(集团)有限公司,SAME",
            "新县大别山民宿有限公司,新县大别山民宿有限公司分公司,DIFFERENT", "大别山茶叶商贸有限公司,大别山茶业商贸有限公司,CLOSE", "大别山民宿有限公司,毛尖茶业有限公司,DIFFERENT"})
    void names_of_enterprises(String one, String other, Agreement level) {
        assertThat(compare(MatchKind.ENTERPRISE, Map.of(MatchField.NAME, one), Map.of(MatchField.NAME, other)).level(MatchField.NAME)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"91350100M000100Y43,M000100Y-4,OLD", "91350100M000100Y43,MB2855918,DIFFERENT", "91350100M000100Y43,113708 00MB28559184,CONFLICT", "91350100M000100Y43,350100400012345,MISSING"})
    void numbers_of_enterprises(String one, String other, Agreement level) {
        assertThat(compare(MatchKind.ENTERPRISE, Map.of(MatchField.NUMBER, one), Map.of(MatchField.NUMBER, other)).level(MatchField.NUMBER)).isEqualTo(level);
    }

    @Test
    void name_and_birth_alone_are_for_a_person_to_decide() {
        Map<MatchField, String> left = Map.of(MatchField.NAME, "张伟", MatchField.DATE, "1990-03-07", MatchField.SEX, "男");
        assertThat(persons(left, Map.of(MatchField.NAME, "张伟", MatchField.DATE, "19900307", MatchField.SEX, "1")).outcome()).isEqualTo(MatchOutcome.REVIEW);
        Map<MatchField, String> more = Map.of(MatchField.NAME, "张伟", MatchField.DATE, "1990-03-07", MatchField.SEX, "男", MatchField.ADDRESS, "新县向阳路6号");
        assertThat(persons(more, Map.of(MatchField.NAME, "张伟", MatchField.DATE, "1990-03-07", MatchField.ADDRESS, "河南省新县向阳路6号院")).outcome()).isEqualTo(MatchOutcome.MATCH);
    }

    @Test
    void twins_are_not_one_person_and_two_valid_numbers_are_two_people() {
        Map<MatchField, String> first = Map.of(MatchField.NAME, "张大宝", MatchField.DATE, "2015-03-07", MatchField.SEX, "男", MatchField.ADDRESS, "新县向阳路6号", MatchField.PHONE, "13800001234");
        Map<MatchField, String> second = Map.of(MatchField.NAME, "张小宝", MatchField.DATE, "2015-03-07", MatchField.SEX, "男", MatchField.ADDRESS, "新县向阳路6号", MatchField.PHONE, "13800001234");
        assertThat(persons(first, second).outcome()).isEqualTo(MatchOutcome.REVIEW);
        Map<MatchField, String> one = Map.of(MatchField.NAME, "张伟", MatchField.NUMBER, "410101199003070012", MatchField.ADDRESS, "新县向阳路6号", MatchField.PHONE, "13800001234");
        assertThat(persons(one, Map.of(MatchField.NAME, "张伟", MatchField.NUMBER, "419001198511203326", MatchField.ADDRESS, "新县向阳路6号", MatchField.PHONE, "13800001234")).outcome()).isNotEqualTo(MatchOutcome.MATCH);
    }

    @Test
    void the_explanation_adds_up_and_can_be_shown_without_numbers() {
        Map<MatchField, String> left = Map.of(MatchField.NAME, "张伟", MatchField.NUMBER, "410101199003070012", MatchField.PHONE, "13800001234");
        Comparison found = persons(left, left);
        assertThat(found.fields().stream().mapToDouble(Comparison.FieldComparison::bits).sum()).isCloseTo(found.bits(), org.assertj.core.data.Offset.offset(0.05));
        assertThat(found.masked().toString()).contains("张伟").doesNotContain("410101199003070012", "13800001234");
    }
}
