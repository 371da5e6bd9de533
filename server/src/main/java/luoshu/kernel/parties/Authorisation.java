package luoshu.kernel.parties;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Permission of a party that somebody acts for it. PENDING until the grantee has proved who they are on the platform; ENDED after {@code validTo}.
 *
 * @param partyName for whom
 * @param given     true if the person asking gave it, false if they received it
 */
public record Authorisation(UUID id, Kind kind, UUID partyId, String partyName, Grantee grantee, List<String> scope, LocalDate validFrom, LocalDate validTo, State state,
                            boolean given, int version) {

    /** HANDLER 经办人 acts for an enterprise, AGENT 代理人 for a person. */
    public enum Kind { HANDLER, AGENT }

    public enum State { PENDING, ACTIVE, ENDED, REVOKED }

    public record Grantee(String name, @Nullable String mobileMasked) {
    }
}
