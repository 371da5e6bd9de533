package luoshu.kernel.parties;

/** Somebody who can apply. Numbers come masked; in clear only through {@link Parties#details} and {@link Parties#citizenIds}. */
public sealed interface Party permits Person, Enterprise {

    PartyId id();

    PartyKind kind();

    String name();

    /** Identity number masked, or the credit code, which is public. Empty while not verified. */
    String idMasked();
}
