package luoshu.data.sources.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.data.sources.ValuePattern;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import org.jspecify.annotations.Nullable;

/** What a single value looks like. */
final class Recognisers {

    private static final Pattern MOBILE = Pattern.compile("(\\+?86[- ]?)?1[3-9][0-9]{9}");
    private static final Pattern CARD = Pattern.compile("[0-9]{16,19}");
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,5}");
    private static final Pattern PLATE = Pattern.compile("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-Z][A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]");
    private static final Pattern DATE = Pattern.compile("((?:19|20)[0-9]{2})(?:([0-9]{2})([0-9]{2})|(?:-|/|\\.|年)([0-9]{1,2})(?:-|/|\\.|月)([0-9]{1,2})日?(?:[ T][0-9:.]{5,18}(?:[+-][0-9:]{2,5})?)?)");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}{2,4}");
    private static final Pattern HIDDEN = Pattern.compile("(?<![0-9])(1[3-9][0-9]{9}|[0-9]{15}|[0-9]{17}[0-9Xx])(?![0-9])");
    private final String surnames;

    Recognisers(String surnames) {
        this.surnames = surnames;
    }

    /** The first of {@link ValuePattern} it has the form of. */
    @Nullable ValuePattern of(String value) {
        String text = value.strip();
        String capitals = text.length() == 18 ? text.toUpperCase(Locale.ROOT) : text;
        if (capitals.length() == 18 && CitizenId.isValid(capitals)) {
            return ValuePattern.CITIZEN_ID;
        }
        if (capitals.length() == 18 && CreditCode.isValid(capitals)) {
            return ValuePattern.CREDIT_CODE;
        }
        if (MOBILE.matcher(text).matches()) {
            return ValuePattern.MOBILE;
        }
        if (CARD.matcher(text).matches() && luhn(text)) {
            return ValuePattern.BANK_CARD;
        }
        if (EMAIL.matcher(text).matches()) {
            return ValuePattern.EMAIL;
        }
        if (PLATE.matcher(text).matches()) {
            return ValuePattern.PLATE;
        }
        if (date(text)) {
            return ValuePattern.DATE;
        }
        if (DIGITS.matcher(text).matches()) {
            return ValuePattern.DIGITS;
        }
        return HAN.matcher(text).matches() && surnames.indexOf(text.codePointAt(0)) >= 0 ? ValuePattern.PERSON_NAME : null;
    }

    /** Whether a number of a person stands somewhere in it. */
    static boolean hidesNumber(String value) {
        return HIDDEN.matcher(value).find();
    }

    private static boolean date(String text) {
        Matcher parts = DATE.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        try {
            boolean solid = parts.group(2) != null;
            LocalDate.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(solid ? 2 : 4)), Integer.parseInt(parts.group(solid ? 3 : 5)));
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    /** ISO/IEC 7812: from the right, every second digit doubled. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }
}
