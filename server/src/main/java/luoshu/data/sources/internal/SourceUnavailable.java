package luoshu.data.sources.internal;

import luoshu.data.sources.SourceOutcome;
import org.jspecify.annotations.Nullable;

/** A database could not be asked. Carries no message of the driver: it may hold values of rows. */
final class SourceUnavailable extends RuntimeException {

    private final SourceOutcome outcome;
    private final @Nullable String state;

    SourceUnavailable(SourceOutcome outcome, @Nullable String state) {
        super(outcome + (state == null ? "" : " " + state), null, false, false);
        this.outcome = outcome;
        this.state = state;
    }

    SourceUnavailable(SourceOutcome outcome) {
        this(outcome, null);
    }

    SourceOutcome outcome() {
        return outcome;
    }

    /** SQLSTATE or number of the error. */
    @Nullable String state() {
        return state;
    }
}
