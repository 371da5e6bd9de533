package luoshu.kernel.parties;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A natural person.
 *
 * @param realNameLevel 1 account only, 2 mobile, 3 identity data verified, 4 real person verified
 * @param simulated     the level was given by a simulated register
 * @param birthDate     null until an identity number is known
 */
public record Person(PartyId id, String name, String idMasked, @Nullable String mobileMasked, int realNameLevel, boolean simulated, @Nullable LocalDate birthDate,
                     @Nullable Sex sex, @Nullable String region, boolean elderMode, int version) implements Party {
    @Override
    public PartyKind kind() {
        return PartyKind.PERSON;
    }
}
