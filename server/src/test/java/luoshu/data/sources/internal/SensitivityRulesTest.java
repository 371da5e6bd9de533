package luoshu.data.sources.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import luoshu.data.catalog.DataType;
import luoshu.data.catalog.ResourceChoices.DataElement;
import luoshu.data.sources.ColumnProfile;
import luoshu.data.sources.ColumnSuggestion;
import luoshu.data.sources.ValuePattern;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.texts.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a column is taken for, and what is kept of its values. */
class SensitivityRulesTest {

    private static final List<DataElement> ELEMENTS = List.of(element("citizen-number", "公民身份号码", "GMSFHM", 3, true), element("person-name", "姓名", "XM", 2, true),
            element("legal-representative", "法定代表人姓名", "FDDBR", 2, true), element("credit-code", "统一社会信用代码", "TYSHXYDM", 1, false), element("floor-area", "建筑面积（平方米）", "JZMJ", 2, false));
    private static final List<String> NUMBERS = IntStream.range(0, 100).mapToObj(i -> CitizenId.compose("411523", LocalDate.of(1980, 1, 1).plusDays(i * 31L), i + 1).value()).toList();
    private final SensitivityRules rules = new SensitivityRules();

    private static DataElement element(String code, String name, String field, int sensitivity, boolean personal) {
        return new DataElement(code, new Text(name, code), field, DataType.C, 18, null, null, sensitivity, personal, false, null, "GB 1");
    }

    private ColumnProfile profile(boolean listed, List<String> values) {
        ColumnSample sample = new ColumnSample(rules.recognisers());
        values.forEach(sample::add);
        return sample.profile(listed);
    }

    private ColumnSuggestion suggest(String column, @Nullable String comment, @Nullable ColumnProfile profile) {
        return rules.suggest(column, comment, profile, ELEMENTS);
    }

    private static List<String> times(int n, String... values) {
        return IntStream.range(0, n).boxed().flatMap(_ -> Stream.of(values)).toList();
    }

    @Test
    void numbers_of_citizens_are_recognised_by_their_check_character_whatever_the_column_is_called() {
        List<String> most = Stream.concat(NUMBERS.stream(), Stream.of("411523198001010019", "不详")).toList();
        ColumnSuggestion found = suggest("f7", "备用", profile(true, most));
        assertThat(found.element()).isEqualTo("citizen-number");
        assertThat(found.personal()).isTrue();
        assertThat(found.sensitivity()).isEqualTo(3);
        assertThat(found.reason().zh()).isEqualTo("抽样 102 个值，18 位且校验位正确的占 98 %：公民身份号码");
        assertThat(found.basis()).contains("GB/T 35273");
    }

    @Test
    void numbers_whose_check_character_is_wrong_are_no_citizens() {
        List<String> wrong = NUMBERS.stream().map(one -> one.substring(0, 17) + (one.endsWith("1") ? "2" : "1")).toList();
        assertThat(suggest("f7", null, profile(true, wrong)).personal()).isFalse();
    }

    @Test
    void credit_codes_are_told_from_citizens() {
        List<String> codes = IntStream.range(0, 50).mapToObj(i -> CreditCode.compose("91", "411500", "MA%06d".formatted(i)).value()).toList();
        ColumnSuggestion found = suggest("c1", null, profile(true, codes));
        assertThat(found.element()).isEqualTo("credit-code");
        assertThat(found.personal()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"XM,,person-name", "user_xm,,person-name", "c1,姓名,person-name", "c1,法定代表人姓名（中文）,legal-representative", "gmsfhm,,citizen-number", "zjhm,,citizen-number", "c1,户主的身份证号,citizen-number",
        "c1,建筑面积（平方米）,floor-area", "XMBH,项目编号,", "dhcs,电汇次数,"})
    void comments_and_names_say_what_a_column_is(String column, @Nullable String comment, @Nullable String element) {
        assertThat(suggest(column, comment, null).element()).isEqualTo(element);
    }

    @Test
    void what_nothing_tells_is_least_sensitive_and_says_that_nobody_looked() {
        ColumnSuggestion found = suggest("zt", "状态", null);
        assertThat(found.sensitivity()).isEqualTo(1);
        assertThat(found.reason().zh()).contains("没有抽样");
    }

    @Test
    void health_is_most_sensitive_though_no_element_stands_for_it() {
        ColumnSuggestion found = suggest("c9", "主要诊断", null);
        assertThat(found.element()).isNull();
        assertThat(found.sensitivity()).isEqualTo(4);
        assertThat(found.personal()).isTrue();
    }

    @Test
    void many_different_names_are_perhaps_persons() {
        List<String> names = IntStream.range(0, 40).mapToObj(i -> "王李张刘陈".charAt(i % 5) + "小" + (char) ('一' + i)).toList();
        assertThat(suggest("c3", null, profile(true, names)).element()).isEqualTo("person-name");
    }

    @Test
    void values_of_codes_are_told_and_rare_ones_are_not() {
        ColumnProfile profile = profile(true, Stream.concat(times(30, "在业", "注销").stream(), Stream.of("某一户")).toList());
        assertThat(profile.values()).containsExactly("在业", "注销");
        assertThat(profile.distinct()).isEqualTo(3);
    }

    @Test
    void no_personal_value_is_ever_told() {
        assertThat(profile(true, times(30, "13812345678", "13987654321")).values()).isEmpty();
        assertThat(profile(true, times(30, NUMBERS.get(0))).values()).isEmpty();
        assertThat(profile(true, times(30, "张伟", "李娜")).values()).isEmpty();
        assertThat(profile(true, times(30, "联系13812345678", "无")).values()).isEmpty();
        assertThat(profile(true, times(30, "1980-01-02", "1981-03-04")).values()).isEmpty();
        assertThat(profile(false, times(30, "男", "女")).values()).isEmpty();
        assertThat(profile(true, Stream.concat(times(300, "在业").stream(), times(3, "13812345678").stream()).toList()).values()).containsExactly("在业");
    }

    @ParameterizedTest
    @CsvSource({"13812345678,MOBILE", "+86 13812345678,MOBILE", "12812345678,DIGITS", "6222020200112233446,BANK_CARD", "a.b@example.cn,EMAIL", "豫S12345,PLATE", "豫SD12345,PLATE", "2024-02-29,DATE", "20240230,DIGITS",
        "2024年3月1日,DATE", "0100,DIGITS", "王小明,PERSON_NAME"})
    void values_are_recognised_by_their_form(String value, ValuePattern pattern) {
        String checked = pattern == ValuePattern.BANK_CARD ? withLuhn(value.substring(0, 18)) : value;
        assertThat(rules.recognisers().of(checked)).isEqualTo(pattern);
    }

    private static String withLuhn(String digits) {
        return IntStream.range(0, 10).mapToObj(last -> digits + last).filter(Recognisers::luhn).findFirst().orElseThrow();
    }
}
