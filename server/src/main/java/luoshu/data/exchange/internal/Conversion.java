package luoshu.data.exchange.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Makes a value of one type one of another, as the target will print it: the digest of what is sent is that of what is read back. {@code asIs}: nothing to do. */
record Conversion(boolean asIs, Step step) {

    /** Empty: it does not fit. */
    interface Step {
        Optional<String> of(String value);
    }

    private static final Map<String, Integer> BITS = Map.of("smallint", 15, "integer", 31, "bigint", 63);
    private static final int MOST_DIGITS = 1_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DAY_SHORT = DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd HH:mm:ss").appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true).toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    static Conversion same() {
        return new Conversion(true, Optional::of);
    }

    static Conversion text(@Nullable Integer longest, boolean padded) {
        return new Conversion(longest == null && !padded, value -> {
            String kept = padded ? value.stripTrailing() : value;
            return longest != null && kept.codePointCount(0, kept.length()) > longest ? Optional.empty() : Optional.of(kept);
        });
    }

    /** Of fixed length: blanks behind it mean nothing. */
    static Conversion padded(int length) {
        return new Conversion(false, value -> {
            String kept = value.replaceAll(" +$", "");
            int missing = length - kept.codePointCount(0, kept.length());
            return missing < 0 ? Optional.empty() : Optional.of(kept + " ".repeat(missing));
        });
    }

    static Conversion whole(String type) {
        int bits = BITS.get(type);
        return new Conversion(false, value -> number(value).flatMap(number -> {
            try {
                BigInteger whole = number.toBigIntegerExact();
                return whole.bitLength() > bits ? Optional.empty() : Optional.of(whole.toString());
            } catch (ArithmeticException broken) {
                return Optional.empty();
            }
        }));
    }

    /** Nothing is rounded: a value with more places than the target has is refused. */
    static Conversion decimal(@Nullable Integer precision, @Nullable Integer scale) {
        return new Conversion(false, value -> number(value).flatMap(number -> {
            if (precision == null || scale == null) {
                return Optional.of((number.scale() < 0 ? number.setScale(0, RoundingMode.UNNECESSARY) : number).toPlainString());
            }
            try {
                BigDecimal exact = number.setScale(scale, RoundingMode.UNNECESSARY);
                return exact.signum() != 0 && exact.precision() > precision ? Optional.empty() : Optional.of((scale < 0 ? exact.setScale(0, RoundingMode.UNNECESSARY) : exact).toPlainString());
            } catch (ArithmeticException broken) {
                return Optional.empty();
            }
        }));
    }

    static Conversion date() {
        return new Conversion(false, value -> day(value).map(LocalDate::toString));
    }

    static Conversion midnight() {
        return new Conversion(false, value -> day(value).map(day -> day + " 00:00:00"));
    }

    static Conversion time() {
        return new Conversion(false, value -> {
            try {
                String text = value.strip().replace('T', ' ');
                LocalDateTime time = text.length() <= 10 ? day(text).orElseThrow(() -> new DateTimeException("")).atStartOfDay() : LocalDateTime.parse(text, TIME);
                return time.getYear() < 1 || time.getYear() > 9_999 ? Optional.empty() : Optional.of(TIME.format(time));
            } catch (DateTimeException wrong) {
                return Optional.empty();
            }
        });
    }

    /** yyyy-MM-dd or yyyyMMdd, a day there was. */
    static Optional<LocalDate> day(String value) {
        String text = value.strip();
        try {
            LocalDate day = LocalDate.parse(text, text.length() == 8 ? DAY_SHORT : DAY);
            return day.getYear() < 1 || day.getYear() > 9_999 ? Optional.empty() : Optional.of(day);
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }

    static Optional<BigDecimal> number(String value) {
        String text = value.strip();
        if (!text.matches("[+-]?[0-9]{1,400}(\\.[0-9]{0,400})?") || text.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text.endsWith(".") ? text.substring(0, text.length() - 1) : text));
    }
}
