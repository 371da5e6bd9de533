package luoshu.kernel.rules.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import luoshu.kernel.rules.RuleFailed;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.codegen.feel11.ProcessedExpression;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.runtime.events.UnknownVariableErrorEvent;

/** FEEL expressions, checked before they ever run, compiled once. */
public final class Expressions {

    static final int LONGEST = 2_000;

    private record Compiled(@Nullable CompiledExpression expression, Set<String> names, List<String> problems) {
    }

    private final FEEL feel = FEELBuilder.builder().withProfiles(List.of()).build();
    private final Cache<String, Compiled> cache = Caffeine.newBuilder().maximumSize(20_000).build();

    public @Nullable Object evaluate(String expression, Map<String, ?> variables) {
        Compiled compiled = compile(expression);
        if (compiled.expression() == null) {
            throw new RuleFailed("expression refused: " + compiled.problems());
        }
        try {
            return feel.evaluate(compiled.expression(), inputs(variables));
        } catch (RuntimeException | StackOverflowError failure) {
            throw new RuleFailed("expression failed: " + failure.getMessage());
        }
    }

    public List<String> problems(String expression, Set<String> known) {
        Compiled compiled = compile(expression);
        List<String> problems = new ArrayList<>(compiled.problems());
        for (String name : compiled.names()) {
            if (!known.contains(name)) {
                problems.add("条件中的“" + name + "”不是已知的变量");
            }
        }
        return problems;
    }

    public Set<String> names(String expression) {
        return compile(expression).names();
    }

    private Compiled compile(String expression) {
        return cache.get(expression, this::compileNew);
    }

    private Compiled compileNew(String text) {
        if (text.length() > LONGEST) {
            return new Compiled(null, Set.of(), List.of("表达式超过 " + LONGEST + " 个字符"));
        }
        List<String> problems = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        CompilerContext context = feel.newCompilerContext();
        context.getListeners().clear();
        context.getListeners().add(event -> {
            if (event.getSeverity() == FEELEvent.Severity.ERROR && !(event instanceof UnknownVariableErrorEvent) && !event.getMessage().startsWith("Unknown variable")) {
                problems.add("表达式语法错误：" + event.getMessage());
            }
        });
        try {
            CompiledExpression expression = feel.compile(text, context);
            if (problems.isEmpty() && expression instanceof ProcessedExpression processed) {
                Sandbox sandbox = new Sandbox();
                sandbox.walk(processed.getInterpreted().getASTNode());
                problems.addAll(sandbox.problems());
                names.addAll(sandbox.names());
            }
            return new Compiled(problems.isEmpty() ? expression : null, Set.copyOf(names), List.copyOf(problems));
        } catch (RuntimeException | StackOverflowError unreadable) {
            return new Compiled(null, Set.of(), List.of("表达式无法解析：" + unreadable.getMessage()));
        }
    }

    private static Map<String, Object> inputs(Map<String, ?> variables) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        variables.forEach((name, value) -> inputs.put(name, FeelValues.of(value)));
        return inputs;
    }
}
