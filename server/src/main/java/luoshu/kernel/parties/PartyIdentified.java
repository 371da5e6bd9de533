package luoshu.kernel.parties;

/**
 * From now on the platform knows whose number this is: what was kept for its holder can be given to them. Same transaction.
 *
 * @param key of the number, as {@link PartyNumbers} gives it
 */
public record PartyIdentified(PartyId party, PartyKind kind, String key) {
}
