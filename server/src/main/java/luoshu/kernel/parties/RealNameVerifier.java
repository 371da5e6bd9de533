package luoshu.kernel.parties;

/** Extension point: does this number belong to this name, and is it this human being? */
public interface RealNameVerifier {

    /** Level 3: identity data. */
    Verification verifyData(String name, CitizenId citizenId);

    /** Level 4: the real person; {@code evidence} is what the client's check returned (a face session, a network credential). */
    Verification verifyPresence(String name, CitizenId citizenId, String evidence);

    sealed interface Verification {

        record Matched(boolean simulated) implements Verification {
        }

        record Mismatched(Reason reason) implements Verification {
        }

        record Unavailable(int retryAfterSeconds) implements Verification {
        }

        enum Reason { NO_SUCH_PERSON, NAME_DIFFERS, DECEASED, NOT_THE_PERSON }
    }
}
