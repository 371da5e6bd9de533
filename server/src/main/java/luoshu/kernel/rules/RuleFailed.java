package luoshu.kernel.rules;

/** A rule could not be evaluated. The caller falls back to people; it never guesses. */
public final class RuleFailed extends RuntimeException {
    public RuleFailed(String message) {
        super(message);
    }
}
