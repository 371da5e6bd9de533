package luoshu.kernel.parties;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import luoshu.kernel.access.Actor;
import org.jspecify.annotations.Nullable;

/** For whom somebody may act. {@code id} is the party for SELF and LEGAL_REPRESENTATIVE, else the authorisation; {@code scope} holds catalogue codes, empty means all. */
public record Capacity(UUID id, Actor.CapacityKind kind, UUID partyId, String partyName, PartyKind partyKind, @Nullable String creditCode, List<String> scope,
                       @Nullable LocalDate validTo) {
}
