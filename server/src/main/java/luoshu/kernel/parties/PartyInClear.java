package luoshu.kernel.parties;

/** A party with its number in clear: citizen number or credit code, empty when not known. */
public record PartyInClear(Party party, String number) {
}
