package luoshu.kernel.matters.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.PackageFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One slip each, put into a good package: it is found, with its file and line. */
class MatterReaderTest {

    @Test
    void a_good_package_becomes_a_definition() {
        MatterPackage read = Packages.READER.read(Packages.food());
        assertThat(read.usable()).isTrue();
        assertThat(read.definition().slug()).isEqualTo("food-business-licence");
        assertThat(read.definition().clocks().promise().days()).isEqualTo(7);
        assertThat(read.definition().materials()).hasSize(7);
        assertThat(read.definition().specialProcedures().getFirst().officers()).isEqualTo(2);
        assertThat(read.definition().form().schema().path("properties").has("operatorName")).isTrue();
        assertThat(Packages.READER.readChecked(Packages.food())).isEqualTo(read.definition());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            matter.yaml     | projectType: "2"                     | projectTyp: "2"                     | unknown-key
            matter.yaml     | taskType: "01"                       | taskType: "07"                      | task-type
            matter.yaml     | taskType: "01"                       | taskType: 1                         | not-text
            matter.yaml     | realNameLevel: 3                     | realNameLevel: 9                    | out-of-range
            matter.yaml     | corpTopics: [准营准办]                | corpTopics: [不知何事]               | unknown-name
            matter.yaml     | {region6}{yyyy}{serial6}             | {region6}{year}{serial6}            | number-token
            matter.yaml     | from: "/operatorName"                | from: "/operatorNames"              | no-such-field
            matter.yaml     | planEffectiveDate: 2026-01-01        | planEffectiveDate: 2026-13-01       | not-date
            matter.yaml     | slug: food-business-licence          | slug: Food Licence                  | pattern
            matter.yaml     | instant: null                        | instant: {decision: x}              | missing-file
            materials.yaml  | when: by_agent = true                | when: by_agnet = true               | condition
            materials.yaml  | isNeed: "3"                          | isNeed: "4"                         | not-an-option
            materials.yaml  | code: floor_plan                     | code: business_licence              | duplicate-code
            situations.yaml | type: MULTI                          | type: YES_NO                        | options
            situations.yaml | 'count(items) = 1 and                | 'count(items = 1 and                | condition
            form.json       | "pointer": "/operatorName"           | "pointer": "/operator"              | no-such-property
            form.json       | "format": "credit-code"              | "format": "creditcode"              | schema-format
            form.json       | "situation": "items"                 | "situation": "item"                 | no-such-question
            form.json       | "widget": "yesno"                    | "widget": "number"                  | widget-type
            flow.bpmn       | name="审核"                          | name="复核"                          | step-name
            flow.bpmn       | <bpmn:userTask id="review"           | <bpmn:userTask id="second"          | no-such-step
            texts.yaml      | {taskName}申请符合                    | {task}申请符合                        | text-token
            """)
    void a_slip_is_found_where_it_is(String file, String right, String wrong, String code) {
        String text = Packages.food().findText(file).orElseThrow();
        assertThat(text).contains(right);
        int line = (int) text.substring(0, text.indexOf(right)).chars().filter(c -> c == '\n').count() + 1;
        PackageFiles broken = Packages.food().with(file, text.replaceFirst(java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong)).getBytes(StandardCharsets.UTF_8));
        List<Finding> findings = Packages.READER.read(broken).findings();
        assertThat(findings).as("%s", findings).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.line()).isEqualTo(line);
            assertThat(finding.blocks()).isTrue();
        });
    }

    @Test
    void broken_files_are_told_with_their_line_and_nothing_else_is_guessed() {
        assertThat(with("matter.yaml", "format: luoshu/matter/1\n  slug: [a")).extracting(Finding::code).contains("yaml-syntax");
        assertThat(with("form.json", "{\n  \"schema\": {,\n}")).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("json-syntax");
            assertThat(finding.line()).isEqualTo(2);
        });
        assertThat(with("flow.bpmn", "<bpmn:definitions")).extracting(Finding::code).contains("xml-malformed");
        assertThat(with("evil.sh", "rm")).extracting(Finding::code).contains("unknown-file");
        assertThat(with("samples/x.png", "not a picture")).extracting(Finding::code).contains("sample");
    }

    @Test
    void a_yaml_bomb_is_refused() {
        String bomb = "a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\n";
        assertThat(with("texts.yaml", bomb)).extracting(Finding::code).containsAnyOf("yaml-alias", "yaml-syntax");
        assertThat(with("texts.yaml", "[".repeat(5_000))).extracting(Finding::code).contains("yaml-syntax");
        assertThat(with("texts.yaml", "!!javax.script.ScriptEngineManager [x]")).isNotEmpty();
    }

    private static List<Finding> with(String file, String content) {
        return Packages.READER.read(Packages.food().with(file, content.getBytes(StandardCharsets.UTF_8))).findings();
    }
}
