package luoshu.kernel.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {

    private static final Rules rules = new Rules();

    @Test
    void a_condition_holds_only_when_it_is_true() {
        assertThat(rules.holds("kind = \"catering\" and list contains(items, \"cold\")", Map.of("kind", "catering", "items", List.of("hot", "cold")))).isTrue();
        assertThat(rules.holds("kind = \"catering\"", Map.of())).isFalse();
        assertThat(rules.holds("applicant.kind = \"person\"", Map.of("applicant", Map.of("kind", "person")))).isTrue();
        assertThat(rules.holds("count(items) = 1 and not(by_agent)", Map.of("items", List.of("a"), "by_agent", false))).isTrue();
    }

    @Test
    void names_are_found_where_they_are_read() {
        assertThat(rules.names("applicant.kind = \"person\" and list contains(items, \"x\") and (some i in rows satisfies i.size > limit)"))
                .containsExactlyInAnyOrder("applicant", "items", "rows", "limit");
        assertThat(rules.problems("busines_kind = \"x\"", Set.of("business_kind"))).singleElement().asString().contains("busines_kind");
        assertThat(rules.problems("business_kind = ", Set.of("business_kind"))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(function(x) external {java: {class: \"java.lang.Runtime\", method signature: \"getRuntime()\"}})(1)",
        "{f: function(n) f(n)}.f(1)",
        "for i in 1..1000000000 return i",
        "for a in xs, b in xs, c in xs return a",
        "some a in xs satisfies some b in xs satisfies some c in xs satisfies a = b",
        "now() > date(\"2026-01-01\")",
        "matches(name, \"(a+)+$\")",
        "java.lang.System.exit(0)",
        "foo(1)"})
    void what_could_reach_java_or_run_long_is_refused(String expression) {
        assertThat(rules.problems(expression, Set.of("xs", "name", "java"))).isNotEmpty();
        assertThatThrownBy(() -> rules.feel(expression, Map.of("xs", List.of(1, 2)))).isInstanceOf(RuleFailed.class);
    }

    @Test
    void a_very_deep_or_long_expression_is_refused_not_run() {
        assertThat(rules.problems("(".repeat(900) + "1" + ")".repeat(900), Set.of())).isNotEmpty();
        assertThat(rules.problems("1" + "+1".repeat(1_500), Set.of())).isNotEmpty();
    }

    @Test
    void a_table_decides_and_says_why() {
        RuleOutcome young = rules.decide(model("", "applicant.age", "&lt; 18"), "instantApproval", Map.of("applicant", Map.of("age", 12)));
        assertThat(young.outcome()).isEqualTo("MANUAL");
        assertThat(young.reason()).isEqualTo("未成年");
        RuleOutcome grown = rules.decide(model("", "applicant.age", "&lt; 18"), "instantApproval", Map.of("applicant", Map.of("age", 30)));
        assertThat(grown.outcome()).isEqualTo("GRANT");
        assertThat(grown.trace()).singleElement().satisfies(step -> assertThat(step.decision()).isEqualTo("instantApproval"));
    }

    @Test
    void a_model_that_could_harm_is_refused_with_its_line() {
        assertThat(rules.modelProblems(model("<import namespace=\"x\" name=\"y\" importType=\"z\"/>", "a", "1"), "instantApproval")).extracting(RuleProblem::code).contains("dmn-element");
        assertThat(rules.modelProblems(model("", "function(x) external {java: {}}", "1"), "instantApproval")).extracting(RuleProblem::code).contains("feel-forbidden");
        assertThat(rules.modelProblems("<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + model("<description>&e;</description>", "a", "1"), "instantApproval")).isNotEmpty();
        assertThat(rules.modelProblems(model("", "applicant.age", "&lt; 18"), "another")).extracting(RuleProblem::code).containsExactly("no-such-decision");
        assertThat(rules.modelProblems("<definitions", "x")).extracting(RuleProblem::code).containsExactly("xml-malformed");
        assertThatThrownBy(() -> rules.decide("<definitions", "x", Map.of())).isInstanceOf(RuleFailed.class);
    }

    private static String model(String extra, String input, String test) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="m" namespace="urn:m">%s
                  <inputData id="in_applicant" name="applicant"><variable name="applicant" typeRef="Any"/></inputData>
                  <decision id="d" name="instantApproval"><variable name="instantApproval" typeRef="Any"/>
                    <informationRequirement id="r"><requiredInput href="#in_applicant"/></informationRequirement>
                    <decisionTable hitPolicy="FIRST"><input><inputExpression><text>%s</text></inputExpression></input>
                      <output name="outcome"/><output name="reason"/><output name="reasonEn"/>
                      <rule><inputEntry><text>%s</text></inputEntry><outputEntry><text>"MANUAL"</text></outputEntry><outputEntry><text>"未成年"</text></outputEntry><outputEntry><text>"Minor"</text></outputEntry></rule>
                      <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>"GRANT"</text></outputEntry><outputEntry><text>"符合"</text></outputEntry><outputEntry><text>"Fits"</text></outputEntry></rule>
                    </decisionTable></decision>
                </definitions>""".formatted(extra, input, test);
    }
}
