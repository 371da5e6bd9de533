package luoshu.trust.identity.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import luoshu.kernel.access.Actor;
import org.jspecify.annotations.Nullable;

/** For whom somebody acts. {@code scope}: catalogue codes, empty means all. {@code id} is the party for SELF and LEGAL_REPRESENTATIVE, else the authorisation. */
public record Capacity(UUID id, Actor.CapacityKind kind, UUID partyId, String partyName, String partyKind, @Nullable String creditCode, List<String> scope,
                       @Nullable LocalDate validTo) {

    @JsonIgnore
    public @Nullable UUID authorisation() {
        return kind == Actor.CapacityKind.HANDLER || kind == Actor.CapacityKind.AGENT ? id : null;
    }
}
