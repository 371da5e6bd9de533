package luoshu.kernel.parties;

import java.util.List;
import java.util.Map;

import luoshu.kernel.problems.Problem;

/** Refusals of this module. */
public abstract sealed class PartyRefused extends Problem {

    private PartyRefused(Kind kind, String code, String detail, Map<String, Object> properties) {
        super(kind, code, detail, properties, List.of());
    }

    /** One answer for "no such number", "other name" and "deceased": the number of a stranger must not be testable. */
    public static final class RealNameMismatch extends PartyRefused {
        public RealNameMismatch(int attemptsLeft) {
            super(Kind.CONFLICT, "real-name-mismatch", "name and identity number do not belong together", Map.of("attemptsLeft", attemptsLeft));
        }
    }

    public static final class TooManyAttempts extends PartyRefused {
        public TooManyAttempts() {
            super(Kind.TOO_MANY, "too-many-attempts", "too many failed verifications today", Map.of("retryAfterSeconds", 3600));
        }
    }

    public static final class RegisterUnavailable extends PartyRefused {
        public RegisterUnavailable(int retryAfterSeconds) {
            super(Kind.UNAVAILABLE, "register-unavailable", "the register does not answer at the moment", Map.of("retryAfterSeconds", retryAfterSeconds));
        }
    }

    /** The identity already has an account; it is found again by its mobile number, not registered twice. */
    public static final class IdentityTaken extends PartyRefused {
        public IdentityTaken() {
            super(Kind.CONFLICT, "identity-taken", "this identity belongs to another account", Map.of());
        }
    }

    public static final class AlreadyVerified extends PartyRefused {
        public AlreadyVerified() {
            super(Kind.CONFLICT, "already-verified", "the account is verified for another identity", Map.of());
        }
    }

    public static final class LevelTooLow extends PartyRefused {
        public LevelTooLow(int needed) {
            super(Kind.CONFLICT, "real-name-level-too-low", "a higher real-name level is needed", Map.of("needed", needed));
        }
    }

    /** Unknown code, other name, other representative: one answer. */
    public static final class NotLegalRepresentative extends PartyRefused {
        public NotLegalRepresentative() {
            super(Kind.CONFLICT, "not-legal-representative", "the register does not name this person as legal representative of an enterprise with this code and name", Map.of());
        }
    }

    public static final class EnterpriseNotOperating extends PartyRefused {
        public EnterpriseNotOperating(EnterpriseState state) {
            super(Kind.CONFLICT, "enterprise-not-operating", "the enterprise is " + state, Map.of("state", state.name()));
        }
    }

    public static final class AuthorisationOver extends PartyRefused {
        public AuthorisationOver() {
            super(Kind.CONFLICT, "authorisation-over", "the authorisation has ended already", Map.of());
        }
    }

    /** One person, one authorisation of a party: ending it must end everything they may do. */
    public static final class AuthorisationExists extends PartyRefused {
        public AuthorisationExists() {
            super(Kind.CONFLICT, "authorisation-exists", "this person may act for the party already; end that authorisation first", Map.of());
        }
    }

    public static final class TooManyAuthorisations extends PartyRefused {
        public TooManyAuthorisations(int limit) {
            super(Kind.CONFLICT, "too-many-authorisations", "no more authorisations can be open at a time", Map.of("limit", limit));
        }
    }

    /** At a window: the number is known under another name. */
    public static final class NameDiffers extends PartyRefused {
        public NameDiffers() {
            super(Kind.CONFLICT, "name-differs", "the number is known under another name", Map.of());
        }
    }
}
