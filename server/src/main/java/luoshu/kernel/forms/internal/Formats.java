package luoshu.kernel.forms.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;

/** Formats beyond JSON Schema's: mobile number, citizen identity number (GB 11643), unified social credit code (GB 32100), division code (12 digits). */
final class Formats {

    static final List<Format> ALL = List.of(of("cn-mobile", text -> text.matches("1[3-9][0-9]{9}")), of("citizen-id", Formats::citizenId),
            of("credit-code", Formats::creditCode), of("region-code", text -> text.matches("[1-8][0-9]{11}")));

    private static final int[] CITIZEN_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] CREDIT_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private Formats() {
    }

    static boolean citizenId(String text) {
        if (!text.matches("[1-9][0-9]{16}[0-9X]")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (text.charAt(i) - '0') * CITIZEN_WEIGHTS[i];
        }
        try {
            LocalDate.of(Integer.parseInt(text.substring(6, 10)), Integer.parseInt(text.substring(10, 12)), Integer.parseInt(text.substring(12, 14)));
        } catch (DateTimeException noSuchDay) {
            return false;
        }
        return "10X98765432".charAt(sum % 11) == text.charAt(17);
    }

    static boolean creditCode(String text) {
        if (text.length() != 18) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            int value = CREDIT_ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += value * CREDIT_WEIGHTS[i];
        }
        return CREDIT_ALPHABET.charAt((31 - sum % 31) % 31) == text.charAt(17);
    }

    private static Format of(String name, Predicate<String> test) {
        return new Format() {
            @Override
            public String getName() {
                return name;
            }

            @Override
            public boolean matches(ExecutionContext execution, String value) {
                return test.test(value);
            }
        };
    }
}
