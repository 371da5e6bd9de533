package luoshu.kernel.rules.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.ContextEntryNode;
import org.kie.dmn.feel.lang.ast.FilterExpressionNode;
import org.kie.dmn.feel.lang.ast.ForExpressionNode;
import org.kie.dmn.feel.lang.ast.FunctionDefNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.IterationContextNode;
import org.kie.dmn.feel.lang.ast.NameRefNode;
import org.kie.dmn.feel.lang.ast.PathExpressionNode;
import org.kie.dmn.feel.lang.ast.QualifiedNameNode;
import org.kie.dmn.feel.lang.ast.QuantifiedExpressionNode;
import org.kie.dmn.feel.runtime.functions.BuiltInFunctions;

/**
 * What a FEEL expression may do, decided on its syntax tree before it runs. Functions are refused, with them every road to Java and every recursion; loops run over
 * lists only (inputs are bounded), two deep at most; no clock ({@code now}, {@code today}: time comes in as an input); no regular expressions (they can run for ever).
 */
final class Sandbox {

    static final Set<String> FORBIDDEN = Set.of("now", "today", "matches", "replace", "split", "invoke");
    private static final Set<String> BUILT_IN = Arrays.stream(BuiltInFunctions.getFunctions()).map(function -> function.getName()).collect(Collectors.toUnmodifiableSet());
    private static final int DEEPEST = 60;

    private final List<String> problems = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();

    List<String> problems() {
        return problems;
    }

    Set<String> names() {
        return names;
    }

    void walk(ASTNode root) {
        walk(root, Set.of(), 0, 0);
    }

    private void walk(@Nullable ASTNode node, Set<String> bound, int loops, int depth) {
        if (depth > DEEPEST) {
            problems.add("表达式嵌套过深");
            return;
        }
        switch (node) {
            case null -> { }
            case FunctionDefNode _ -> problems.add("不得定义函数，也不得调用外部（Java）函数");
            case FunctionInvocationNode call -> {
                function(call.getName());
                walk(call.getParams(), bound, loops, depth + 1);
            }
            case NameRefNode name -> {
                if (!bound.contains(name.getText())) {
                    names.add(name.getText());
                }
            }
            case QualifiedNameNode qualified -> walk(qualified.getParts().getFirst(), bound, loops, depth + 1);
            case PathExpressionNode path -> walk(path.getExpression(), bound, loops, depth + 1);
            case FilterExpressionNode filter -> {
                walk(filter.getExpression(), bound, loops, depth + 1);
                // Inside a filter a bare name may be a member of the element: it cannot be checked.
                walkInside(filter.getFilter(), bound, loops, depth + 1);
            }
            case ForExpressionNode loop -> loop(loop.getIterationContexts(), loop.getExpression(), bound, loops, depth);
            case QuantifiedExpressionNode loop -> loop(loop.getIterationContexts(), loop.getExpression(), bound, loops, depth);
            case ContextEntryNode entry -> walk(entry.getValue(), bound, loops, depth + 1);
            default -> {
                for (ASTNode child : node.getChildrenNode()) {
                    walk(child, bound, loops, depth + 1);
                }
            }
        }
    }

    private void walkInside(@Nullable ASTNode filter, Set<String> bound, int loops, int depth) {
        Set<String> before = new LinkedHashSet<>(names);
        walk(filter, bound, loops + 1, depth);
        names.retainAll(before);
    }

    private void loop(List<IterationContextNode> iterations, ASTNode body, Set<String> bound, int loops, int depth) {
        if (loops + iterations.size() > 2) {
            problems.add("循环最多两层");
            return;
        }
        Set<String> inner = new LinkedHashSet<>(bound);
        for (IterationContextNode iteration : iterations) {
            if (iteration.getRangeEndExpr() != null) {
                problems.add("循环只能遍历列表，不得遍历区间");
            }
            walk(iteration.getExpression(), inner, loops, depth + 1);
            inner.add(iteration.getName().getText());
        }
        walk(body, inner, loops + iterations.size(), depth + 1);
    }

    private void function(ASTNode head) {
        String name = head.getText();
        if (!(head instanceof NameRefNode) || !BUILT_IN.contains(name)) {
            problems.add("“" + name + "”不是 FEEL 内置函数");
        } else if (FORBIDDEN.contains(name)) {
            problems.add("不得使用函数 " + name);
        }
    }
}
