package luoshu.kernel.parties;

/** For whom {@code person} may act, or their level, has changed. */
public record CapacitiesChanged(PartyId person) {
}
