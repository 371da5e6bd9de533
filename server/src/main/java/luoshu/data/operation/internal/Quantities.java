package luoshu.data.operation.internal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;

import luoshu.data.operation.MeteredDay;
import luoshu.data.operation.PriceUnit;
import luoshu.trust.signing.Sm3;

/** Units that metered days add up to. */
final class Quantities {

    private Quantities() {
    }

    /** Of a day: a month is counted by its days alone. */
    static long of(PriceUnit unit, long charged, long rows) {
        return switch (unit) {
            case CALL -> charged;
            case ROW -> rows;
            case MONTH -> 0;
        };
    }

    /** Of the days of a month of one contract; a month that was begun counts whole. */
    static long of(PriceUnit unit, List<MeteredDay> days) {
        return unit == PriceUnit.MONTH ? days.isEmpty() ? 0 : 1 : days.stream().mapToLong(day -> of(unit, day.charged(), day.rows())).sum();
    }

    /** SM3 over the lines {@code <day> <digest>}, hexadecimal. */
    static String digest(List<MeteredDay> days) {
        StringBuilder text = new StringBuilder();
        days.forEach(day -> text.append(day.day()).append(' ').append(day.digest()).append('\n'));
        return HexFormat.of().formatHex(Sm3.digest(text.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    /** Days of the month on which the agreement was in force, first to last. */
    static List<LocalDate> days(AgreementFile file, YearMonth month) {
        return month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).filter(file::metered).toList();
    }
}
