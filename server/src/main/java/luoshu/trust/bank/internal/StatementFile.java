package luoshu.trust.bank.internal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import luoshu.trust.payments.PaymentProvider.BookEntry;
import luoshu.trust.payments.PaymentProvider.StatementLine;

/** A statement as text: an entry a line ({@code PAYMENT,number,fen,reference}), the last line {@code END,count,signature} over the day and all before it. */
final class StatementFile {

    private StatementFile() {
    }

    static String write(LocalDate day, List<StatementLine> lines, Function<byte[], String> sign) {
        StringBuilder file = new StringBuilder();
        lines.forEach(line -> file.append(line.entry()).append(',').append(line.number()).append(',').append(line.fen()).append(',').append(line.reference()).append('\n'));
        return file + "END," + lines.size() + "," + sign.apply(signed(day, file.toString())) + "\n";
    }

    /** @throws IllegalStateException when it was changed or cut: a statement is believed whole or not at all */
    static List<StatementLine> read(LocalDate day, String file, Function<byte[], String> sign) {
        int end = file.lastIndexOf("END,");
        if (end < 0) {
            throw new IllegalStateException("the statement of " + day + " is cut short");
        }
        String entries = file.substring(0, end);
        List<StatementLine> lines = new ArrayList<>();
        for (String line : entries.lines().toList()) {
            String[] fields = line.split(",", -1);
            if (fields.length != 4) {
                throw new IllegalStateException("the statement of " + day + " has a line that is none");
            }
            lines.add(new StatementLine(BookEntry.valueOf(fields[0]), fields[1], Long.parseLong(fields[2]), fields[3]));
        }
        if (!file.substring(end).strip().equals("END," + lines.size() + "," + sign.apply(signed(day, entries)))) {
            throw new IllegalStateException("the statement of " + day + " is not what the bank signed");
        }
        return List.copyOf(lines);
    }

    private static byte[] signed(LocalDate day, String entries) {
        return (day + "\n" + entries).getBytes(StandardCharsets.UTF_8);
    }
}
