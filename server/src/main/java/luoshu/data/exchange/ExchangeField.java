package luoshu.data.exchange;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A column that is moved, and what its values have to be. A row that is not so is kept back with the reason.
 *
 * @param source   column of the source
 * @param target   column of the target
 * @param required no empty value
 * @param longest  most characters
 * @param pattern  regular expression the whole value has to match
 * @param form     what it has to be
 * @param from     least value, a number or a date (yyyy-MM-dd)
 * @param to       greatest value
 * @param codes    translation of a code table; a value that is not in it is refused; empty: none
 */
public record ExchangeField(String source, String target, boolean required, @Nullable Integer longest, @Nullable String pattern, @Nullable Form form, @Nullable String from, @Nullable String to,
                            List<CodePair> codes) {

    /** {@code CITIZEN_ID}: GB 11643 with check character; {@code CREDIT_CODE}: GB 32100 with check character; {@code DATE}: yyyy-MM-dd or yyyyMMdd of the calendar; {@code MOBILE}: 11 digits. */
    public enum Form { CITIZEN_ID, CREDIT_CODE, DATE, DIGITS, MOBILE }

    /** {@code from} of the source becomes {@code to}. */
    public record CodePair(String from, String to) {
    }

    public ExchangeField {
        codes = codes == null ? List.of() : List.copyOf(codes);
    }

    /** Whether the value goes through as it is. */
    public boolean plain() {
        return !required && longest == null && pattern == null && form == null && from == null && to == null && codes.isEmpty();
    }
}
