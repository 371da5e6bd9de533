package luoshu.verify;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One value of DER: its tag, all its bytes, and its content. Definite lengths only; what does not fit is refused. */
record Der(int tag, byte[] whole, byte[] content) {

    static final int INTEGER = 2;
    static final int BITS = 3;
    static final int OCTETS = 4;
    static final int OID = 6;
    static final int SEQUENCE = 0x30;
    private static final int MOST = 10_000;

    /** @throws Wrong unless the bytes are exactly one value */
    static Der parse(byte[] bytes) {
        Der value = at(bytes, 0);
        if (value.whole.length != bytes.length) {
            throw new Wrong("bytes after the end of a DER value");
        }
        return value;
    }

    private static Der at(byte[] bytes, int from) {
        if (from + 2 > bytes.length || (bytes[from] & 0x1f) == 0x1f) {
            throw new Wrong("not DER");
        }
        int length = bytes[from + 1] & 0xff;
        int head = 2;
        if (length >= 0x80) {
            int octets = length - 0x80;
            if (octets < 1 || octets > 4 || from + 2 + octets > bytes.length) {
                throw new Wrong("not DER: a length that cannot be");
            }
            length = new BigInteger(1, Arrays.copyOfRange(bytes, from + 2, from + 2 + octets)).intValue();
            head += octets;
        }
        if (length < 0 || length > bytes.length - from - head) {
            throw new Wrong("not DER: cut off");
        }
        return new Der(bytes[from] & 0xff, Arrays.copyOfRange(bytes, from, from + head + length), Arrays.copyOfRange(bytes, from + head, from + head + length));
    }

    List<Der> children() {
        if ((tag & 0x20) == 0) {
            throw new Wrong("not DER: nothing inside a simple value");
        }
        List<Der> all = new ArrayList<>();
        for (int at = 0; at < content.length; at += all.getLast().whole.length) {
            if (all.size() == MOST) {
                throw new Wrong("not DER that anybody would write");
            }
            all.add(at(content, at));
        }
        return all;
    }

    Der child(int place) {
        List<Der> all = children();
        if (place >= all.size()) {
            throw new Wrong("not DER of the expected form: a value is missing");
        }
        return all.get(place);
    }

    Der is(int expected) {
        if (tag != expected) {
            throw new Wrong("not DER of the expected form: tag " + tag + " for " + expected);
        }
        return this;
    }

    BigInteger integer() {
        is(INTEGER);
        if (content.length == 0) {
            throw new Wrong("an empty number");
        }
        return new BigInteger(content);
    }

    /** Of a BIT STRING of whole octets. */
    byte[] bits() {
        is(BITS);
        if (content.length == 0 || content[0] != 0) {
            throw new Wrong("a bit string of odd bits");
        }
        return Arrays.copyOfRange(content, 1, content.length);
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** Dotted. */
    String oid() {
        is(OID);
        StringBuilder dotted = new StringBuilder();
        BigInteger number = BigInteger.ZERO;
        for (byte each : content) {
            number = number.shiftLeft(7).or(BigInteger.valueOf(each & 0x7f));
            if (each >= 0) {
                if (dotted.isEmpty()) {
                    int first = number.compareTo(BigInteger.valueOf(80)) < 0 ? number.intValue() / 40 : 2;
                    dotted.append(first).append('.').append(number.subtract(BigInteger.valueOf(40L * first)));
                } else {
                    dotted.append('.').append(number);
                }
                number = BigInteger.ZERO;
            }
        }
        return dotted.toString();
    }

    /** UTCTime or GeneralizedTime in whole seconds, Zulu. */
    Instant time() {
        try {
            String written = switch (tag) {
                case 0x17 -> (text().compareTo("50") < 0 ? "20" : "19") + text();
                case 0x18 -> text();
                default -> throw new Wrong("not a time");
            };
            return LocalDateTime.parse(written, DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'")).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new Wrong("not a time: " + text());
        }
    }

    /** r‖s from {@code SEQUENCE {r, s}}. */
    byte[] rawSignature() {
        is(SEQUENCE);
        byte[] raw = new byte[64];
        for (int i = 0; i < 2; i++) {
            byte[] number = child(i).integer().toByteArray();
            int length = Math.min(32, number.length);
            if (child(i).integer().signum() < 0 || child(i).integer().bitLength() > 256) {
                throw new Wrong("not an SM2 signature");
            }
            System.arraycopy(number, number.length - length, raw, 32 * (i + 1) - length, length);
        }
        return raw;
    }
}
