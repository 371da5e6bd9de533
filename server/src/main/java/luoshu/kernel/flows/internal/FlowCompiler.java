package luoshu.kernel.flows.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

import luoshu.kernel.flows.Flow;
import luoshu.kernel.flows.FlowFinding;
import luoshu.kernel.flows.FlowStep;
import luoshu.kernel.flows.internal.Diagram.Kind;
import luoshu.kernel.flows.internal.Diagram.Node;
import luoshu.kernel.problems.FieldError;
import luoshu.kernel.problems.Invalid;

/** Text to {@link Flow}. */
final class FlowCompiler {

    private FlowCompiler() {
    }

    static List<FlowFinding> check(byte[] bpmn) {
        Findings findings = new Findings();
        Diagram diagram = DiagramReader.read(bpmn, findings);
        if (diagram != null) {
            DiagramCheck.check(diagram, findings);
        }
        return findings.inOrder();
    }

    static Flow compile(byte[] bpmn) {
        Findings findings = new Findings();
        Diagram diagram = DiagramReader.read(bpmn, findings);
        if (diagram != null) {
            DiagramCheck.check(diagram, findings);
        }
        if (diagram == null || !findings.isEmpty()) {
            throw new Invalid(findings.inOrder().stream().map(f -> new FieldError("/flow.bpmn/" + f.line() + ":" + f.column(), f.code(), f.message(), f.params())).toList());
        }
        boolean chain = isChain(diagram);
        List<FlowStep> steps = (chain ? along(diagram) : diagram.of(Kind.USER_TASK)).stream().map(FlowCompiler::step).toList();
        return new Flow(chain ? Flow.Kind.CHAIN : Flow.Kind.ENGINE, digest(bpmn), steps, new String(bpmn, StandardCharsets.UTF_8));
    }

    private static boolean isChain(Diagram diagram) {
        return diagram.nodes.values().stream().allMatch(node -> (node.kind() == Kind.START || node.kind() == Kind.END || node.kind() == Kind.USER_TASK)
                && !node.extra().multiple && diagram.in(node.id()).size() <= 1 && diagram.out(node.id()).size() <= 1);
    }

    private static List<Node> along(Diagram diagram) {
        List<Node> chain = new ArrayList<>();
        Node node = diagram.of(Kind.START).getFirst();
        while (node.kind() != Kind.END) {
            if (node.kind() == Kind.USER_TASK) {
                chain.add(node);
            }
            node = diagram.nodes.get(diagram.out(node.id()).getFirst().to);
        }
        return chain;
    }

    private static FlowStep step(Node task) {
        Matcher group = DiagramCheck.GROUP.matcher(String.valueOf(task.attribute("candidateGroups")));
        if (!group.matches()) {
            throw new IllegalStateException("checked before: " + task.id());
        }
        int instances = task.extra().cardinality == null ? 1 : Integer.parseInt(task.extra().cardinality);
        return new FlowStep(task.id(), String.valueOf(task.attribute("name")), FlowStep.Role.valueOf(group.group(1).toUpperCase(Locale.ROOT)), group.group(3), instances);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
