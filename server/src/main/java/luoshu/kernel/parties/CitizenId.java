package luoshu.kernel.parties;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

import luoshu.kernel.problems.Invalid;

/** A citizen number 公民身份号码, GB 11643-1999: region 6, birth date 8, sequence 3 (odd male), check by ISO 7064 MOD 11-2. Prints masked. */
public record CitizenId(String value) {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final Set<String> PROVINCES = Set.of("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45",
            "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83");

    public CitizenId {
        value = value.strip().toUpperCase(Locale.ROOT);
        if (!isValid(value)) {
            throw new Invalid("/idNumber", "citizen-id", "身份证号码不正确，请核对");
        }
    }

    /** Shape, province, real date not before 1850, check character. Whether it is in the future is for {@link #isBornAfter}. */
    public static boolean isValid(String number) {
        if (!number.matches("[0-9]{17}[0-9X]") || !PROVINCES.contains(number.substring(0, 2)) || number.charAt(17) != check(number)) {
            return false;
        }
        try {
            return birth(number).getYear() >= 1850;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    static char check(String first17) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (first17.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    private static LocalDate birth(String number) {
        return LocalDate.of(Integer.parseInt(number.substring(6, 10)), Integer.parseInt(number.substring(10, 12)), Integer.parseInt(number.substring(12, 14)));
    }

    /** Builds the number for {@code region6}, a birth date and a sequence 1–999. */
    public static CitizenId compose(String region6, LocalDate birth, int sequence) {
        String first17 = "%s%tY%<tm%<td%03d".formatted(region6, birth, sequence);
        return new CitizenId(first17 + check(first17));
    }

    public LocalDate birthDate() {
        return birth(value);
    }

    public boolean isBornAfter(LocalDate day) {
        return birthDate().isAfter(day);
    }

    public Sex sex() {
        return (value.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    /** Where it was issued; often a code that was given up since. */
    public String region6() {
        return value.substring(0, 6);
    }

    public String masked() {
        return mask(value);
    }

    /** A number as pages show it, though it may be none: its ends; of a short one not even its length. */
    public static String mask(String number) {
        return number.length() > 6 ? number.substring(0, 4) + "*".repeat(number.length() - 6) + number.substring(number.length() - 2) : "******";
    }

    @Override
    public String toString() {
        return masked();
    }
}
