package luoshu.data.quality.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Check digits as operations on whole vectors: no regular expression, no list, no loop over characters. The characters of a number are packed into 64 bits and weighed many at once: neighbours first,
 * then pairs of them, then fours. A step is a column of a level of its own, so that nothing is computed twice.
 */
final class CheckDigits {

    /**
     * How to tell a valid value.
     *
     * @param levels what to compute first, level by level: {@code expression as "name"}
     * @param valid  over these: true for a valid value, else false or null
     */
    record Steps(List<List<String>> levels, String valid) {
    }

    private static final String NIBBLES = hex("0F0F0F0F0F0F0F0F");
    private static final String BYTES = hex("00FF00FF00FF00FF");
    private static final String PAIRS = hex("0000FFFF0000FFFF");
    private static final String LOW = hex("00000000FFFFFFFF");
    private static final String HIGH = hex("8080808080808080");
    private static final long ONES = 0x0101010101010101L;
    /** The last of the provinces 11–15, 21–23, 31–37, 41–46, 50–54, 61–65, 71, 81–83: four bits for each first digit, 8 to 1. */
    private static final String PROVINCES = hex("0000000315467350");
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    /** The 31 signs of GB 32100 in runs of ASCII: with the first, without the second. */
    private static final int[][] RUNS = {{'0', ':'}, {'A', 'I'}, {'J', 'O'}, {'P', 'S'}, {'T', 'V'}, {'W', 'Z'}};

    private CheckDigits() {
    }

    /**
     * Citizen number, GB 11643-1999: 17 digits and a check character by ISO 7064 MOD 11-2; province and day of birth are real. The first 16 digits are read as hexadecimal, four bits each. Their weights
     * 2^17 … 2^2 mod 11 are made of those of a neighbour (2), a pair (4), four (16 = 5) and eight (256 = 3).
     *
     * @param column quoted; @param name of the steps
     */
    static Steps citizenNumber(String column, String name) {
        String x = step(name, "x");
        String a = step(name, "a");
        String b = step(name, "b");
        String c = step(name, "c");
        String digit = step(name, "d");
        String check = step(name, "k");
        String sum = "((" + c + " >> 32) * 3 + (" + c + " & " + LOW + "))::integer * 4 + " + digit + " * 2 + case when " + check + " = 88 then 10 else " + check + " - 48 end";
        return new Steps(List.of(
                List.of("case when strlen(" + column + ") = 18 then try_cast('0x' || substring(" + column + ", 1, 16) as ubigint) end as " + x,
                        "ascii(substring(" + column + ", 17, 1)) - 48 as " + digit, "ascii(substring(" + column + ", 18, 1)) as " + check),
                List.of("((" + x + " >> 4) & " + NIBBLES + ") * 2 + (" + x + " & " + NIBBLES + ") as " + a),
                List.of("((" + a + " >> 8) & " + BYTES + ") * 4 + (" + a + " & " + BYTES + ") as " + b),
                List.of("((" + b + " >> 16) & " + PAIRS + ") * 5 + (" + b + " & " + PAIRS + ") as " + c)),
                "(" + sum + ") % 11 = 1 and " + digit + " between 0 and 9 and (" + check + " between 48 and 57 or " + check + " = 88) and (((" + x + " >> 3) & ((" + x + " >> 2) | (" + x + " >> 1))) & "
                        + hex("1111111111111111") + ") = 0 and " + province(x) + " and " + born(x));
    }

    private static String province(String x) {
        String first = "(" + x + " >> 60)";
        String second = "((" + x + " >> 56) & 15)";
        return second + " <= ((" + PROVINCES + " >> (4 * " + first + ")) & 15) and (" + second + " >= 1 or " + first + " = 5)";
    }

    /** Day and month are packed decimals: 0x31 is 49. Of a year the last two digits divide by four when twice the first and the second do; of 1900 the century must, too. */
    private static String born(String x) {
        String month = "((" + x + " >> 16) & 255)";
        String day = "((" + x + " >> 8) & 255)";
        String leap = byFour(x, 28) + " and (((" + x + " >> 24) & 255) <> 0 or " + byFour(x, 36) + ")";
        return "((" + x + " >> 24) & 65535) >= " + 0x1850 + " and " + month + " between 1 and 18 and case when " + day + " <= 40 then " + day + " >= 1 else " + day + " = 41 and (" + month + " <> 2 or " + leap + ") or "
                + day + " = 48 and " + month + " <> 2 or " + day + " = 49 and " + month + " in (1, 3, 5, 7, 8, 16, 18) end";
    }

    private static String byFour(String x, int at) {
        return "(((" + x + " >> " + at + ") & 15) * 2 + ((" + x + " >> " + (at - 4) + ") & 15)) % 4 = 0";
    }

    /**
     * Credit code, GB 32100-2015: 17 signs of 31 weighed with 3^0 … 3^16 mod 31 and a check sign; the third to the eighth are digits. Eight signs are eight bytes. A sign's value is its byte less where
     * its run begins; which bytes are at least k is one addition: only those carry into their eighth bit.
     *
     * @param column quoted; @param name of the steps
     */
    static Steps creditCode(String column, String name) {
        Eight first = new Eight(column, 1, name + "1");
        Eight second = new Eight(column, 9, name + "2");
        String last = "strpos('" + ALPHABET + "', substring(" + column + ", 17, 1)) - 1";
        String check = "strpos('" + ALPHABET + "', substring(" + column + ", 18, 1)) - 1";
        String digits = "(" + first.least(':') + " & " + hex("0000FFFFFFFFFFFF") + ") = 0";
        List<List<String>> levels = new ArrayList<>();
        for (int level = 0; level < first.levels().size(); level++) {
            levels.add(Stream.concat(first.levels().get(level).stream(), second.levels().get(level).stream()).toList());
        }
        levels.set(0, Stream.concat(levels.getFirst().stream(), Stream.of(last + " as " + step(name, "d"), check + " as " + step(name, "k"))).toList());
        return new Steps(levels, "(" + first.sum() + " + " + second.sum() + " * 20 + " + step(name, "d") + " * 28 + " + step(name, "k") + ") % 31 = 0 and " + step(name, "d") + " >= 0 and " + step(name, "k")
                + " >= 0 and " + digits);
    }

    /** Eight signs from a place on. */
    private record Eight(String column, int from, String name) {

        private String x() {
            return step(name, "x");
        }

        /** A bit for each byte that is at least so much. */
        private String least(int sign) {
            return "(((" + x() + " + " + Long.toUnsignedString(ONES * (128 - sign)) + "::ubigint) >> 7) & " + hex("0101010101010101") + ")";
        }

        private List<List<String>> levels() {
            String known = "case when strlen(" + column + ") = 18 then try_cast(encode(substring(" + column + ", " + from + ", 8))::bit as ubigint) end";
            String within = Arrays.stream(RUNS).map(run -> least(run[0])).collect(Collectors.joining(" + "));
            String beyond = Arrays.stream(RUNS).map(run -> least(run[1])).collect(Collectors.joining(" + "));
            // What lies between the runs: seven signs between 9 and A, then one each.
            String gaps = hex("3030303030303030") + " - " + least('A') + " * 7 - " + Arrays.stream(RUNS).skip(2).map(run -> least(run[0])).collect(Collectors.joining(" - "));
            String v = step(name, "v");
            String a = step(name, "a");
            String b = step(name, "b");
            return List.of(List.of(known + " as " + step(name, "r")), List.of("case when (" + step(name, "r") + " & " + HIGH + ") = 0 then " + step(name, "r") + " end as " + x()),
                    List.of("case when (" + within + ") - (" + beyond + ") = " + hex("0101010101010101") + " then " + x() + " - " + gaps + " end as " + v),
                    List.of("((" + v + " >> 8) & " + BYTES + ") + (" + v + " & " + BYTES + ") * 3 as " + a), List.of("((" + a + " >> 16) & " + PAIRS + ") + (" + a + " & " + PAIRS + ") * 9 as " + b));
        }

        private String sum() {
            String b = step(name, "b");
            return "((" + b + " >> 32) + (" + b + " & " + LOW + ") * 19)::integer";
        }
    }

    private static String step(String name, String step) {
        return "\"" + name + step + "\"";
    }

    private static String hex(String digits) {
        return Long.toUnsignedString(Long.parseUnsignedLong(digits, 16)) + "::ubigint";
    }
}
