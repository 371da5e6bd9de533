package luoshu.kernel.parties;

import java.util.UUID;

/** Answer of the window: {@code known} if the party was here before. */
public record RegisteredParty(UUID partyId, String name, boolean known) {
}
