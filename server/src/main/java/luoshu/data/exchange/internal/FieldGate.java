package luoshu.data.exchange.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import luoshu.data.exchange.ExchangeField;
import luoshu.data.exchange.ExchangeReason;
import luoshu.kernel.parties.CitizenId;
import luoshu.kernel.parties.CreditCode;
import org.jspecify.annotations.Nullable;

/** What one field has to be, and what becomes of it. A reason never holds the value. */
final class FieldGate {

    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private final ExchangeField field;
    private final Conversion conversion;
    private final boolean mustBeThere;
    private final @Nullable Pattern pattern;
    private final Map<String, String> codes = new HashMap<>();

    /** @param mustBeThere the target takes no null */
    FieldGate(ExchangeField field, Conversion conversion, boolean mustBeThere) {
        this.field = field;
        this.conversion = conversion;
        this.mustBeThere = mustBeThere;
        this.pattern = field.pattern() == null ? null : Pattern.compile(field.pattern());
        field.codes().forEach(pair -> codes.put(pair.from(), pair.to()));
    }

    /** Whether bytes go through without being looked at. */
    boolean open() {
        return field.plain() && conversion.asIs() && !mustBeThere;
    }

    /** The value for the target; null for nothing, or when there are reasons. */
    @Nullable String pass(@Nullable String value, List<ExchangeReason> reasons) {
        if (value == null || value.isBlank() && field.required()) {
            if (field.required() || mustBeThere) {
                reasons.add(reason("required", "没有值"));
            }
            return null;
        }
        int before = reasons.size();
        judge(value, reasons);
        if (reasons.size() > before) {
            return null;
        }
        String translated = codes.isEmpty() ? value : codes.get(value.strip());
        if (translated == null) {
            reasons.add(reason("not-in-codes", "不在代码表中"));
            return null;
        }
        Optional<String> converted = conversion.step().of(translated);
        if (converted.isEmpty()) {
            reasons.add(reason("does-not-fit", "放不进目标字段 " + field.target()));
        }
        return converted.orElse(null);
    }

    private void judge(String value, List<ExchangeReason> reasons) {
        if (field.longest() != null && value.codePointCount(0, value.length()) > field.longest()) {
            reasons.add(reason("too-long", "超过 " + field.longest() + " 个字符"));
        }
        if (pattern != null && !matches(pattern, value)) {
            reasons.add(reason("pattern", "不符合规定的格式"));
        }
        if (field.form() != null && !value.isEmpty()) {
            form(field.form(), value).ifPresent(reasons::add);
        }
        if (field.from() != null || field.to() != null) {
            range(value).ifPresent(reasons::add);
        }
    }

    private static boolean matches(Pattern pattern, String value) {
        try {
            return pattern.matcher(new BoundedText(value)).matches();
        } catch (BoundedText.Exhausted | StackOverflowError endless) {
            return false;
        }
    }

    private Optional<ExchangeReason> form(ExchangeField.Form form, String value) {
        return switch (form) {
            case CITIZEN_ID -> CitizenId.isValid(value) ? Optional.empty() : Optional.of(reason("citizen-id", "不是有效的公民身份号码（日期或者校验码不对）"));
            case CREDIT_CODE -> CreditCode.isValid(value) ? Optional.empty() : Optional.of(reason("credit-code", "不是有效的统一社会信用代码（校验码不对）"));
            case DATE -> Conversion.day(value).isPresent() ? Optional.empty() : Optional.of(reason("date", "不是日期"));
            case DIGITS -> DIGITS.matcher(value).matches() ? Optional.empty() : Optional.of(reason("digits", "不全是数字"));
            case MOBILE -> MOBILE.matcher(value).matches() ? Optional.empty() : Optional.of(reason("mobile", "不是手机号码"));
        };
    }

    private Optional<ExchangeReason> range(String value) {
        String bound = field.from() != null ? field.from() : String.valueOf(field.to());
        boolean within = Conversion.number(bound).isPresent()
                ? Conversion.number(value).filter(number -> within(number, Conversion.number(or(field.from())), Conversion.number(or(field.to())))).isPresent()
                : Conversion.day(value.length() > 10 ? value.substring(0, 10) : value).filter(day -> within(day, Conversion.day(or(field.from())), Conversion.day(or(field.to())))).isPresent();
        return within ? Optional.empty() : Optional.of(reason("out-of-range", "不在 " + or(field.from()) + " 到 " + or(field.to()) + " 之间"));
    }

    private static boolean within(BigDecimal value, Optional<BigDecimal> from, Optional<BigDecimal> to) {
        return from.filter(least -> value.compareTo(least) < 0).isEmpty() && to.filter(most -> value.compareTo(most) > 0).isEmpty();
    }

    private static boolean within(LocalDate value, Optional<LocalDate> from, Optional<LocalDate> to) {
        return from.filter(value::isBefore).isEmpty() && to.filter(value::isAfter).isEmpty();
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private ExchangeReason reason(String code, String sentence) {
        return new ExchangeReason(field.source(), code, field.source() + "：" + sentence);
    }
}
