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

    /** A name as strangers may see it: the first character stays. */
    public static String masked(String name) {
        int length = name.codePointCount(0, name.length());
        return length <= 1 ? name : Character.toString(name.codePointAt(0)) + "*".repeat(Math.min(length - 1, 4));
    }
}
