package luoshu.kernel.flows.internal;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import luoshu.kernel.flows.FlowStep;
import luoshu.kernel.flows.internal.Diagram.Arrow;
import luoshu.kernel.flows.internal.Diagram.Kind;
import luoshu.kernel.flows.internal.Diagram.Node;
import org.jspecify.annotations.Nullable;

/** The rules of docs/matter-package.md §5 that need the whole diagram. */
final class DiagramCheck {

    private static final String SITUATION = "situation\\.[a-z][a-z0-9_]{0,39} ?(==|!=) ?'[A-Za-z0-9_]{1,60}'";
    private static final String NUMBER = "form\\.[A-Za-z][A-Za-z0-9_]{0,59} ?(==|!=|>|>=|<|<=) ?-?[0-9]{1,15}(\\.[0-9]{1,6})?";
    private static final String TERM = "(" + SITUATION + "|" + NUMBER + ")";
    private static final Pattern CONDITION = Pattern.compile("\\$\\{ ?" + TERM + "( ?(&&|\\|\\|) ?" + TERM + ")? ?}");
    static final Pattern GROUP = Pattern.compile("(examiner|reviewer|approver)(@([a-z][a-z-]{1,39}))?");
    private static final int MAX_INSTANCES = 9;

    private final Diagram diagram;
    private final Findings findings;

    private DiagramCheck(Diagram diagram, Findings findings) {
        this.diagram = diagram;
        this.findings = findings;
    }

    static void check(Diagram diagram, Findings findings) {
        DiagramCheck check = new DiagramCheck(diagram, findings);
        check.whole();
        diagram.nodes.values().forEach(check::node);
        diagram.arrows.forEach(check::arrow);
        check.everythingIsReached();
        check.decisionComesLast();
    }

    private void whole() {
        if (diagram.processes == 0) {
            findings.add(1, 1, "no-process", "没有流程");
        }
        if (!diagram.picture) {
            findings.add(1, 1, "no-picture", "缺少图形信息（BPMNDI）");
        }
        for (@Nullable String level : levels()) {
            one(level, Kind.START, "one-start", "应有且只有一个开始事件");
            if (diagram.nodes.values().stream().noneMatch(n -> n.kind() == Kind.END && same(n.within(), level))) {
                findings.add(diagram.processLine, diagram.processColumn, "no-end", "缺少结束事件");
            }
        }
    }

    private List<@Nullable String> levels() {
        List<@Nullable String> levels = new ArrayList<>();
        levels.add(null);
        diagram.of(Kind.SUB_PROCESS).forEach(sub -> levels.add(sub.id()));
        return levels;
    }

    private void one(@Nullable String level, Kind kind, String code, String message) {
        List<Node> found = diagram.of(kind).stream().filter(node -> same(node.within(), level)).toList();
        if (found.size() != 1) {
            findings.add(found.isEmpty() ? diagram.processLine : found.getLast().line(), found.isEmpty() ? diagram.processColumn : found.getLast().column(), code, message);
        }
    }

    private void node(Node node) {
        int in = diagram.in(node.id()).size();
        int out = diagram.out(node.id()).size();
        switch (node.kind()) {
            case START -> counts(node, in == 0 && out == 1, "开始事件只有一条流出");
            case END -> counts(node, in >= 1 && out == 0, "结束事件没有流出");
            case USER_TASK -> {
                counts(node, in >= 1 && out == 1, "用户任务应有流入和一条流出");
                task(node);
            }
            case SUB_PROCESS -> counts(node, in >= 1 && out == 1, "子流程应有流入和一条流出");
            case EXCLUSIVE -> exclusive(node, in, out);
            case PARALLEL -> counts(node, in >= 1 && out >= 1 && (in > 1 || out > 1), "并行网关应有分支或汇合");
            case TIMER -> {
                counts(node, in == 0 && out == 1, "定时器只有一条流出");
                timer(node);
            }
        }
    }

    private void counts(Node node, boolean right, String message) {
        if (!right) {
            findings.at(node, "connections", message);
        }
    }

    private void task(Node node) {
        if (!node.id().matches("[a-z][a-z0-9_]{0,39}")) {
            findings.at(node, "step-code", "环节编号应为小写字母、数字和下划线，不超过 40 个字符");
        }
        String name = node.attribute("name");
        if (name == null || name.isBlank()) {
            findings.at(node, "no-name", "环节缺少名称");
        }
        String group = node.attribute("candidateGroups");
        if (group == null || !GROUP.matcher(group).matches()) {
            findings.at(node, "candidate-groups", "candidateGroups 应为 examiner、reviewer 或 approver，可加 @条线");
        }
        if (node.extra().multiple && !String.valueOf(node.extra().cardinality).matches("[2-" + MAX_INSTANCES + "]")) {
            findings.at(node, "loop-cardinality", "多实例的 loopCardinality 应为 2 至 9 的整数");
        }
    }

    /** Without a default the engine has nowhere to go when no condition holds. */
    private void exclusive(Node node, int in, int out) {
        counts(node, in >= 1 && out >= 1, "排他网关应有流入和流出");
        if (out > 1) {
            String otherwise = node.attribute("default");
            if (otherwise == null || diagram.out(node.id()).stream().noneMatch(arrow -> arrow.id.equals(otherwise))) {
                findings.at(node, "no-default", "排他网关缺少默认流");
            }
            diagram.out(node.id()).stream().filter(arrow -> arrow.condition == null && !arrow.id.equals(otherwise))
                    .forEach(arrow -> findings.at(arrow, "no-condition", "非默认流缺少条件"));
        }
    }

    private void timer(Node node) {
        Node host = diagram.nodes.get(String.valueOf(node.attribute("attachedToRef")));
        if (host == null || host.kind() != Kind.USER_TASK && host.kind() != Kind.SUB_PROCESS) {
            findings.at(node, "attached-to", "定时器应附着在用户任务或子流程上");
        }
        if (!node.extra().timer || !duration(node.extra().duration)) {
            findings.at(node, "timer", "定时器应为 ISO 8601 时长（如 P3D），一分钟至一年");
        }
    }

    private static boolean duration(@Nullable String text) {
        try {
            Duration duration = text == null ? Duration.ZERO : Duration.parse(text);
            return duration.compareTo(Duration.ofMinutes(1)) >= 0 && duration.compareTo(Duration.ofDays(366)) <= 0;
        } catch (DateTimeParseException notSo) {
            return false;
        }
    }

    private void arrow(Arrow arrow) {
        Node from = diagram.nodes.get(arrow.from);
        Node to = diagram.nodes.get(arrow.to);
        if (from == null || to == null) {
            findings.at(arrow, "dangling", "顺序流的两端应存在");
        } else if (!same(from.within(), to.within())) {
            findings.at(arrow, "crosses-border", "顺序流不能跨越子流程边界");
        }
        if (arrow.condition != null && (from == null || from.kind() != Kind.EXCLUSIVE)) {
            findings.at(arrow, "condition-place", "条件只能写在排他网关的流出上");
        }
        if (arrow.condition != null && !CONDITION.matcher(arrow.condition).matches()) {
            findings.at(arrow, "condition", "条件只能是 ${situation.问题 == '答案'} 或 ${form.字段 > 数字}，可用 && 或 || 连接两个");
        }
    }

    private void everythingIsReached() {
        Set<String> reached = closure(diagram.of(Kind.START), arrow -> arrow.from, arrow -> arrow.to, true);
        Set<String> ending = closure(diagram.of(Kind.END), arrow -> arrow.to, arrow -> arrow.from, false);
        for (Node node : diagram.nodes.values()) {
            if (!reached.contains(node.id())) {
                findings.at(node, "unreachable", "该节点永远到不了");
            } else if (!ending.contains(node.id())) {
                findings.at(node, "no-way-out", "从该节点到不了结束");
            }
        }
    }

    private Set<String> closure(List<Node> from, Function<Arrow, String> near, Function<Arrow, String> far, boolean timers) {
        Set<String> seen = new HashSet<>();
        Deque<String> todo = new ArrayDeque<>(from.stream().map(Node::id).toList());
        while (!todo.isEmpty()) {
            String id = todo.pop();
            if (seen.add(id)) {
                diagram.arrows.stream().filter(arrow -> near.apply(arrow).equals(id)).map(far).forEach(todo::push);
                if (timers) {
                    diagram.of(Kind.TIMER).stream().filter(timer -> id.equals(timer.attribute("attachedToRef"))).map(Node::id).forEach(todo::push);
                }
            }
        }
        return seen;
    }

    /** The last user task on every way to the end is {@code decide}: otherwise a case could end without a decision. */
    private void decisionComesLast() {
        Node decide = diagram.nodes.get(FlowStep.DECIDE);
        if (decide == null || decide.kind() != Kind.USER_TASK || decide.within() != null || decide.extra().multiple
                || !"approver".equals(decide.attribute("candidateGroups"))) {
            findings.add(decide == null ? diagram.processLine : decide.line(), decide == null ? diagram.processColumn : decide.column(), "decide",
                    "决定环节应为顶层的用户任务 id=\"decide\"，角色 approver，不能多实例");
            return;
        }
        for (Node end : diagram.of(Kind.END)) {
            if (end.within() == null && !onlyAfterDecision(end.id())) {
                findings.at(end, "decide-last", "结束之前的最后一个环节应为决定");
            }
        }
        diagram.out(decide.id()).stream().map(arrow -> diagram.nodes.get(arrow.to)).filter(next -> next != null && next.kind() != Kind.END)
                .forEach(next -> findings.at(next, "decide-last", "决定之后流程即结束"));
    }

    private boolean onlyAfterDecision(String id) {
        return diagram.in(id).stream().allMatch(arrow -> {
            Node from = diagram.nodes.get(arrow.from);
            return from == null || from.id().equals(FlowStep.DECIDE);
        });
    }

    private static boolean same(@Nullable String a, @Nullable String b) {
        return Objects.equals(a, b);
    }
}
