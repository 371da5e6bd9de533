package luoshu.trust.reading.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import luoshu.trust.reading.FieldKind;
import org.jspecify.annotations.Nullable;

/** A value in the way its kind is written. {@code checked}: whether its check character agrees; null where there is none. */
record FieldValue(String text, @Nullable Boolean checked) {

    private static final Pattern DATE = Pattern.compile("(\\d{4})\\D(\\d{1,2})\\D(\\d{1,2})\\D?");

    /** Null when it cannot be one of the kind. */
    static @Nullable FieldValue of(FieldKind kind, String read) {
        return switch (kind) {
            case TEXT -> new FieldValue(read, null);
            case DATE -> date(read);
            case CITIZEN_ID -> {
                String number = alike(read, "OoIl", "0011");
                yield new FieldValue(number, CitizenId.isValid(number));
            }
            case CREDIT_CODE -> {
                // I, O, S, V and Z are not used in the code
                String code = alike(read, "IOSZ", "1052");
                yield new FieldValue(code, CreditCode.isValid(code));
            }
        };
    }

    private static String alike(String read, String wrong, String right) {
        StringBuilder text = new StringBuilder(read);
        for (int i = 0; i < text.length(); i++) {
            int at = wrong.indexOf(text.charAt(i));
            if (at >= 0) {
                text.setCharAt(i, right.charAt(at));
            }
        }
        return text.toString().toUpperCase(Locale.ROOT);
    }

    private static @Nullable FieldValue date(String read) {
        Matcher parts = DATE.matcher(read);
        try {
            return parts.matches() ? new FieldValue(LocalDate.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3))).toString(), null) : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
