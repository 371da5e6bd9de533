package luoshu.data.matching;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import luoshu.kernel.problems.Invalid;

/** Numbers, dates, sexes and telephone numbers in one form. */
final class Numbers {

    private static final int CITIZEN = 18;
    private static final int OLD_CITIZEN = 15;
    private static final int ORGANISATION = 9;
    private static final Pattern DATE = Pattern.compile("(\\d{4})\\D?(\\d{1,2})\\D?(\\d{1,2})(?:\\D.*)?");
    private static final Map<String, String> SEXES = Map.of("1", "1", "男", "1", "男性", "1", "M", "1", "2", "2", "女", "2", "女性", "2", "F", "2");

    private Numbers() {
    }

    private static String signs(String said) {
        return Normalizer.normalize(said, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    }

    /**
     * 18 digits; those of the first generation (15, until 2013) with century and check digit added. Their last three digits 996–999 were given to people of a hundred years and more, born in the century before: none lives
     * whom that would concern.
     */
    static String citizen(String said) {
        String number = signs(said);
        if (!number.matches("[0-9]{" + OLD_CITIZEN + "}")) {
            return number;
        }
        try {
            LocalDate birth = LocalDate.of(1900 + Integer.parseInt(number.substring(6, 8)), Integer.parseInt(number.substring(8, 10)), Integer.parseInt(number.substring(10, 12)));
            return CitizenId.compose(number.substring(0, 6), birth, Integer.parseInt(number.substring(12))).value();
        } catch (DateTimeException | Invalid none) {
            return number;
        }
    }

    static String enterprise(String said) {
        return signs(said);
    }

    static Agreement citizens(PreparedRecord left, PreparedRecord right) {
        String one = left.plain().getOrDefault(MatchField.NUMBER, "");
        String other = right.plain().getOrDefault(MatchField.NUMBER, "");
        if (one.equals(other)) {
            return old(left) == old(right) ? Agreement.SAME : Agreement.OLD;
        }
        if (CitizenId.isValid(one) && CitizenId.isValid(other)) {
            return Agreement.CONFLICT;
        }
        return one.length() > ORGANISATION && Writing.slip(one, other) ? Agreement.CLOSE : Agreement.DIFFERENT;
    }

    private static boolean old(PreparedRecord record) {
        return signs(record.record().values().getOrDefault(MatchField.NUMBER, "")).length() == OLD_CITIZEN;
    }

    /** A registration number of before 2015 says nothing about the credit code, the organisation code is within it. */
    static Agreement enterprises(String one, String other) {
        if (one.equals(other)) {
            return Agreement.SAME;
        }
        if (one.length() == other.length()) {
            boolean valid = CreditCode.isValid(one) && CreditCode.isValid(other);
            return valid ? Agreement.CONFLICT : Writing.slip(one, other) ? Agreement.CLOSE : Agreement.DIFFERENT;
        }
        String code = one.length() == CITIZEN ? one : other;
        String shorter = one.length() == CITIZEN ? other : one;
        if (code.length() != CITIZEN || shorter.length() != ORGANISATION) {
            return Agreement.MISSING;
        }
        return code.startsWith(shorter, 8) ? Agreement.OLD : Agreement.DIFFERENT;
    }

    /** ISO; empty when it is no day. */
    static String date(String said) {
        Matcher date = DATE.matcher(Normalizer.normalize(said, Normalizer.Form.NFKC).strip());
        if (!date.matches()) {
            return "";
        }
        try {
            return LocalDate.of(Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3))).toString();
        } catch (DateTimeException none) {
            return "";
        }
    }

    static Agreement dates(String one, String other) {
        if (one.equals(other)) {
            return Agreement.SAME;
        }
        boolean year = one.substring(0, 4).equals(other.substring(0, 4));
        boolean swapped = year && one.substring(5, 7).equals(other.substring(8)) && one.substring(8).equals(other.substring(5, 7));
        return swapped || Writing.slip(one.replace("-", ""), other.replace("-", "")) ? Agreement.CLOSE : year ? Agreement.PART : Agreement.DIFFERENT;
    }

    /** 1 male, 2 female; empty: not said. */
    static String sex(String said) {
        return SEXES.getOrDefault(Normalizer.normalize(said, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT), "");
    }

    /** Digits without the country; empty when they are too few to call. */
    static String phone(String said) {
        String digits = Normalizer.normalize(said, Normalizer.Form.NFKC).replaceAll("[^0-9]", "").replaceFirst("^(?:00)?86(?=1\\d{10}$)", "");
        return digits.length() < 7 || digits.chars().distinct().count() == 1 ? "" : digits;
    }
}
