package luoshu;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.util.StringUtils;

/** Why it does not start, in a sentence for the person at the terminal. */
final class StartRefusal implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        String action = analysis.getAction();
        System.err.println("✗ " + analysis.getDescription() + (StringUtils.hasText(action) ? " " + action : ""));
    }
}
