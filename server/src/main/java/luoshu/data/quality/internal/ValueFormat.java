package luoshu.data.quality.internal;

import java.util.Arrays;
import java.util.Locale;

/** Formats rules may name. */
enum ValueFormat {
    /** GB 11643-1999. */
    CITIZEN_NUMBER,
    /** GB 32100-2015. */
    CREDIT_CODE,
    /** Eleven digits of a mobile number. */
    MOBILE,
    /** Digits only. */
    DIGITS,
    /** A day as 2026-01-31 or 20260131. */
    DAY;

    String said() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String[] all() {
        return Arrays.stream(values()).map(ValueFormat::said).toArray(String[]::new);
    }

    static ValueFormat of(String said) {
        return valueOf(said.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
