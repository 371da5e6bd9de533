package luoshu.kernel.parties;

/** What a register said. {@code simulated} marks answers that no real authority stands behind. */
public sealed interface RegisterAnswer<T> {

    record Found<T>(T record, boolean simulated) implements RegisterAnswer<T> {
    }

    record Unknown<T>(boolean simulated) implements RegisterAnswer<T> {
    }

    /** The register does not answer; worth another try after so many seconds. */
    record Unavailable<T>(int retryAfterSeconds) implements RegisterAnswer<T> {
    }
}
