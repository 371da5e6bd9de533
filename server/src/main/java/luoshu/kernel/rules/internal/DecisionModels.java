package luoshu.kernel.rules.internal;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import luoshu.kernel.rules.RuleFailed;
import luoshu.kernel.rules.RuleOutcome;
import luoshu.kernel.rules.RuleProblem;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** DMN models: refused or compiled once (about 0.2 s), then decided in well under a millisecond, on threads that a slow model can fill but not exhaust. */
public final class DecisionModels {

    private static final long PATIENCE_MILLIS = 2_000;

    private record Compiled(@Nullable DMNRuntime runtime, @Nullable DMNModel model, List<RuleProblem> problems) {
    }

    private final Cache<String, Compiled> cache = Caffeine.newBuilder().maximumSize(500).build();
    private final ExecutorService deciders = new ThreadPoolExecutor(0, 16, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), Thread.ofPlatform().daemon().name("rules-", 0).factory());

    public List<RuleProblem> problems(String xml, String decisionName) {
        Compiled compiled = compile(xml);
        if (compiled.model() != null && compiled.model().getDecisionByName(decisionName) == null) {
            return List.of(new RuleProblem(1, 1, "no-such-decision", "rules.dmn 中没有名为“" + decisionName + "”的决策"));
        }
        return compiled.problems();
    }

    public RuleOutcome decide(String xml, String decisionName, Map<String, ?> inputs) {
        Compiled compiled = compile(xml);
        if (compiled.model() == null || compiled.runtime() == null) {
            throw new RuleFailed("model refused: " + compiled.problems());
        }
        DMNRuntime runtime = compiled.runtime();
        DMNModel model = compiled.model();
        DMNContext context = runtime.newContext();
        inputs.forEach((name, value) -> context.set(name, FeelValues.of(value)));
        return outcome(patiently(() -> runtime.evaluateByName(model, context, decisionName)), decisionName);
    }

    private DMNResult patiently(Callable<DMNResult> decision) {
        Future<DMNResult> pending;
        try {
            pending = deciders.submit(decision);
        } catch (RejectedExecutionException full) {
            throw new RuleFailed("too many decisions at once");
        }
        try {
            return pending.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            pending.cancel(true);
            throw new RuleFailed("no decision within " + PATIENCE_MILLIS + " ms");
        } catch (ExecutionException failed) {
            throw new RuleFailed("decision failed: " + failed.getCause().getMessage());
        } catch (InterruptedException interrupted) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new RuleFailed("interrupted");
        }
    }

    private static RuleOutcome outcome(DMNResult result, String decisionName) {
        if (result.hasErrors()) {
            throw new RuleFailed("decision failed: " + result.getMessages(DMNMessage.Severity.ERROR).stream().map(DMNMessage::getText).toList());
        }
        DMNDecisionResult decided = result.getDecisionResultByName(decisionName);
        if (decided == null || !(decided.getResult() instanceof Map<?, ?> answer) || !(answer.get("outcome") instanceof String outcome)) {
            throw new RuleFailed("the decision " + decisionName + " did not answer {outcome, reason, reasonEn}");
        }
        List<RuleOutcome.Step> trace = new ArrayList<>();
        for (DMNDecisionResult step : result.getDecisionResults()) {
            if (step.getEvaluationStatus() == DMNDecisionResult.DecisionEvaluationStatus.SUCCEEDED) {
                trace.add(new RuleOutcome.Step(step.getDecisionName(), step.getResult() instanceof Map<?, ?> map ? named(map) : Map.of("value", String.valueOf(step.getResult()))));
            }
        }
        return new RuleOutcome(outcome, text(answer.get("reason")), text(answer.get("reasonEn")), List.copyOf(trace));
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                named.put(String.valueOf(key), value);
            }
        });
        return named;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value);
    }

    private Compiled compile(String xml) {
        return cache.get(xml, DecisionModels::compileNew);
    }

    private static Compiled compileNew(String xml) {
        List<RuleProblem> problems = new ArrayList<>(ModelScan.problems(xml));
        if (!problems.isEmpty()) {
            return new Compiled(null, null, List.copyOf(problems));
        }
        DMNRuntime runtime;
        try {
            runtime = DMNRuntimeBuilder.fromDefaults().buildConfiguration().fromResources(List.of(ResourceFactory.newReaderResource(new StringReader(xml))))
                    .getOrElseThrow(failure -> new RuleFailed(String.valueOf(failure.getMessage())));
        } catch (RuntimeException unreadable) {
            return new Compiled(null, null, List.of(new RuleProblem(1, 1, "dmn-unreadable", "不是有效的 DMN 模型：" + unreadable.getMessage())));
        }
        DMNModel model = runtime.getModels().getFirst();
        for (DMNMessage message : model.getMessages(DMNMessage.Severity.ERROR)) {
            problems.add(new RuleProblem(1, 1, "dmn-error", "DMN 模型有误：" + message.getText()));
        }
        return problems.isEmpty() ? new Compiled(runtime, model, List.of()) : new Compiled(null, null, List.copyOf(problems));
    }
}
