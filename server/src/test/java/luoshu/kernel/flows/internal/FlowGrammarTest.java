package luoshu.kernel.flows.internal;

import static luoshu.kernel.flows.internal.Diagrams.arrow;
import static luoshu.kernel.flows.internal.Diagrams.of;
import static luoshu.kernel.flows.internal.Diagrams.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import luoshu.kernel.flows.Flow;
import luoshu.kernel.flows.FlowFinding;
import luoshu.kernel.flows.FlowStep;
import luoshu.kernel.problems.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowGrammarTest {

    @Test
    void every_shipped_flow_is_lawful() throws IOException {
        try (Stream<Path> matters = Files.list(Path.of("../packages/matters"))) {
            List<Path> flows = matters.map(folder -> folder.resolve("flow.bpmn")).filter(Files::exists).toList();
            assertThat(flows).isNotEmpty();
            for (Path flow : flows) {
                assertThat(FlowCompiler.check(Files.readAllBytes(flow))).as(flow.toString()).isEmpty();
            }
        }
    }

    @Test
    void a_plain_chain_needs_no_engine() {
        Flow flow = FlowCompiler.compile(Diagrams.chain());
        assertThat(flow.kind()).isEqualTo(Flow.Kind.CHAIN);
        assertThat(flow.steps()).extracting(FlowStep::code).containsExactly("examine", "review", "decide");
    }

    @Test
    void branches_and_instances_need_one() {
        assertThat(FlowCompiler.compile(Diagrams.joint()).kind()).isEqualTo(Flow.Kind.ENGINE);
        assertThat(FlowCompiler.compile(Diagrams.joint()).getStep("fire_opinion").duty()).isEqualTo("fire-rescue");
        assertThat(FlowCompiler.compile(Diagrams.choice()).getStep("examine").instances()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scriptTask       | <scriptTask id="evil" scriptFormat="groovy"/>
            serviceTask      | <serviceTask id="evil" flowable:class="x"/>
            sendTask         | <sendTask id="evil"/>
            receiveTask      | <receiveTask id="evil"/>
            businessRuleTask | <businessRuleTask id="evil"/>
            callActivity     | <callActivity id="evil" calledElement="other"/>
            inclusiveGateway | <inclusiveGateway id="evil"/>
            """)
    void behaviour_of_any_other_kind_is_refused(String name, String element) {
        assertThat(codes(chainWith(element))).contains("element-not-allowed");
    }

    @Test
    void listeners_and_engine_attributes_are_refused() {
        assertThat(codes(chainWith("<userTask id=\"extra\" name=\"x\" flowable:candidateGroups=\"examiner\" flowable:skipExpression=\"${1==1}\"/>"))).contains("attribute-not-allowed");
        byte[] listener = new String(Diagrams.chain(), StandardCharsets.UTF_8).replace("<bpmn:endEvent id=\"end\"/>",
                "<bpmn:endEvent id=\"end\"><bpmn:extensionElements><flowable:executionListener event=\"end\" class=\"x\"/></bpmn:extensionElements></bpmn:endEvent>").getBytes(StandardCharsets.UTF_8);
        assertThat(codes(listener)).contains("element-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${situation.kind == 'a'}", "${situation.kind != 'a' &amp;&amp; form.area > 10}", "${form.area &lt;= 12.5}", "${ situation.a == 'b' || situation.c == 'd' }"})
    void conditions_compare_an_answer_or_a_number(String condition) {
        assertThat(codes(withCondition(condition))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${''.getClass()}", "${situation.kind}", "${execution.setVariable('a',1)}", "#{situation.kind == 'a'}", "${situation.kind == 'a' &amp;&amp; form.a > 1 &amp;&amp; form.b > 1}",
            "${situation['kind'] == 'a'}", "${form.name == 'a'}", "true"})
    void any_other_expression_is_refused(String condition) {
        assertThat(codes(withCondition(condition))).contains("condition");
    }

    @Test
    void all_findings_are_told_at_once_with_their_places() {
        List<FlowFinding> findings = FlowCompiler.check(of("<startEvent id=\"start\"/>\n<userTask id=\"Examine\" name=\"\" flowable:candidateGroups=\"boss\"/>\n<endEvent id=\"end\"/>"
                + arrow("start", "Examine") + arrow("Examine", "end") + arrow("end", "nowhere")));
        assertThat(findings).extracting(FlowFinding::code).contains("step-code", "no-name", "candidate-groups", "decide", "dangling");
        assertThat(findings).filteredOn(finding -> finding.code().equals("step-code")).singleElement().satisfies(finding -> assertThat(finding.line()).isEqualTo(5));
        assertThatThrownBy(() -> FlowCompiler.compile(of("<startEvent id=\"start\"/>"))).isInstanceOf(Invalid.class);
    }

    @Test
    void a_case_cannot_end_undecided() {
        assertThat(codes(of("<startEvent id=\"start\"/>" + task("decide", "approver") + task("after", "examiner") + "<endEvent id=\"end\"/>"
                + arrow("start", "decide") + arrow("decide", "after") + arrow("after", "end")))).contains("decide-last");
        assertThat(codes(of("<startEvent id=\"start\"/>" + task("examine", "examiner") + "<endEvent id=\"end\"/>" + arrow("start", "examine") + arrow("examine", "end")))).contains("decide");
    }

    @Test
    void bombs_and_foreign_files_are_refused() {
        byte[] bomb = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"x\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>".getBytes(StandardCharsets.UTF_8);
        assertThat(codes(bomb)).containsAnyOf("dtd", "not-xml");
        byte[] outside = "<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>".getBytes(StandardCharsets.UTF_8);
        assertThat(codes(outside)).containsAnyOf("dtd", "not-xml");
        assertThat(codes("<html/>".getBytes(StandardCharsets.UTF_8))).containsExactly("not-bpmn");
        assertThat(codes("%PDF-1.7".getBytes(StandardCharsets.UTF_8))).containsExactly("not-xml");
        assertThat(codes(new byte[600 * 1024])).containsExactly("too-large");
        assertThat(codes(of("<subProcess id=\"s\">".repeat(100)))).contains("too-large");
    }

    private static byte[] chainWith(String element) {
        return of("<startEvent id=\"start\"/>" + task("decide", "approver") + "<endEvent id=\"end\"/>" + arrow("start", "decide") + arrow("decide", "end") + element);
    }

    private static byte[] withCondition(String condition) {
        return of("<startEvent id=\"start\"/>" + "<exclusiveGateway id=\"which\" default=\"f_which_decide\"/>" + task("review", "reviewer") + task("decide", "approver")
                + "<endEvent id=\"end\"/>" + arrow("start", "which") + arrow("which", "decide") + "<sequenceFlow id=\"c\" sourceRef=\"which\" targetRef=\"review\"><conditionExpression>"
                + condition + "</conditionExpression></sequenceFlow>" + arrow("review", "decide") + arrow("decide", "end"));
    }

    private static List<String> codes(byte[] bpmn) {
        return FlowCompiler.check(bpmn).stream().map(FlowFinding::code).toList();
    }
}
