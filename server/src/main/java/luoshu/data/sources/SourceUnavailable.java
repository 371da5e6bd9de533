package luoshu.data.sources;

import java.util.Map;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import org.jspecify.annotations.Nullable;

/** A database could not be asked. Carries no message of the driver: it may hold values of rows. */
public final class SourceUnavailable extends RuntimeException {

    private final SourceOutcome outcome;
    private final @Nullable String state;

    public SourceUnavailable(SourceOutcome outcome, @Nullable String state) {
        super(outcome + (state == null ? "" : " " + state), null, false, false);
        this.outcome = outcome;
        this.state = state;
    }

    public SourceUnavailable(SourceOutcome outcome) {
        this(outcome, null);
    }

    public SourceOutcome outcome() {
        return outcome;
    }

    /** SQLSTATE or number of the error. */
    public @Nullable String state() {
        return state;
    }

    /** As whoever asked is told. */
    public Refused refused() {
        String told = state == null ? "" : "（" + state + "）";
        return new Refused(Problem.Kind.UNAVAILABLE, "source-unavailable", outcome.sentence() + told, Map.of("outcome", outcome.name()));
    }
}
