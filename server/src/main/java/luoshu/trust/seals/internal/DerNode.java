package luoshu.trust.seals.internal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One element of foreign DER. Children are looked at only when asked for, one level a call, so that nesting costs no stack; lengths are definite, minimal and within their parent.
 * Anything else is {@link Malformed}.
 */
final class DerNode {

    private static final int CHILDREN = 1_000;
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final Pattern TIME = Pattern.compile("(\\d{4}|\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(?:[.,]\\d{1,9})?(Z|[+-]\\d{4})?");

    static final class Malformed extends Exception {
        Malformed(String detail) {
            super(detail, null, false, false);
        }
    }

    private final byte[] bytes;
    private final int from;
    private final int content;
    private final int to;

    private DerNode(byte[] bytes, int from, int content, int to) {
        this.bytes = bytes;
        this.from = from;
        this.content = content;
        this.to = to;
    }

    /** The bytes are one element and nothing more. */
    static DerNode read(byte[] bytes) throws Malformed {
        DerNode node = at(bytes, 0, bytes.length);
        if (node.to != bytes.length) {
            throw new Malformed("bytes behind the structure");
        }
        return node;
    }

    private static DerNode at(byte[] bytes, int from, int limit) throws Malformed {
        if (from + 2 > limit || (bytes[from] & 0x1F) == 0x1F) {
            throw new Malformed("cut off, or a tag of another kind");
        }
        int first = bytes[from + 1] & 0xFF;
        int content = from + 2;
        long length = first;
        if (first >= 0x80) {
            int count = first & 0x7F;
            if (count == 0 || count > 4 || content + count > limit || bytes[content] == 0) {
                throw new Malformed("a length that is not DER");
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = length << 8 | bytes[content + i] & 0xFF;
            }
            content += count;
            if (length < 0x80) {
                throw new Malformed("a length that is not DER");
            }
        }
        if (length > limit - content) {
            throw new Malformed("longer than what holds it");
        }
        return new DerNode(bytes, from, content, content + (int) length);
    }

    int tag() {
        return bytes[from] & 0xFF;
    }

    DerNode require(int tag) throws Malformed {
        if (tag() != tag) {
            throw new Malformed("an element of kind %02x where %02x belongs".formatted(tag(), tag));
        }
        return this;
    }

    List<DerNode> children() throws Malformed {
        if ((tag() & 0x20) == 0) {
            throw new Malformed("a value where a structure belongs");
        }
        List<DerNode> children = new ArrayList<>();
        for (int at = content; at < to;) {
            DerNode child = at(bytes, at, to);
            children.add(child);
            at = child.to;
            if (children.size() > CHILDREN) {
                throw new Malformed("too many elements");
            }
        }
        return children;
    }

    List<DerNode> sequence(int least, int most) throws Malformed {
        List<DerNode> children = require(Der.SEQUENCE).children();
        if (children.size() < least || children.size() > most) {
            throw new Malformed("a structure of " + children.size() + " elements where " + least + " to " + most + " belong");
        }
        return children;
    }

    /** With tag and length. */
    byte[] encoded() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    byte[] value() {
        return Arrays.copyOfRange(bytes, content, to);
    }

    int small() throws Malformed {
        require(Der.INTEGER);
        if (to - content < 1 || to - content > 4) {
            throw new Malformed("a number that is none of these");
        }
        return new BigInteger(value()).intValue();
    }

    byte[] octets() throws Malformed {
        return require(Der.OCTET_STRING).value();
    }

    /** BIT STRING of whole bytes; version 1 files of some vendors have OCTET STRING in its place. */
    byte[] bits() throws Malformed {
        if (tag() == Der.OCTET_STRING) {
            return value();
        }
        require(Der.BIT_STRING);
        if (to - content < 1 || bytes[content] != 0) {
            throw new Malformed("a bit string that is not whole bytes");
        }
        return Arrays.copyOfRange(bytes, content + 1, to);
    }

    String text() throws Malformed {
        return switch (tag()) {
            case Der.IA5_STRING, Der.PRINTABLE_STRING -> new String(value(), StandardCharsets.US_ASCII);
            case Der.UTF8_STRING -> new String(value(), StandardCharsets.UTF_8);
            default -> throw new Malformed("no text where text belongs");
        };
    }

    Instant time() throws Malformed {
        if (tag() != Der.GENERALIZED_TIME && tag() != Der.UTC_TIME) {
            throw new Malformed("no time where a time belongs");
        }
        return time(new String(value(), StandardCharsets.US_ASCII));
    }

    /** GeneralizedTime or UTCTime; without a zone it is Chinese time. */
    static Instant time(String written) throws Malformed {
        Matcher parts = TIME.matcher(written);
        if (!parts.matches()) {
            throw new Malformed("no time where a time belongs");
        }
        try {
            int year = Integer.parseInt(parts.group(1));
            LocalDateTime local = LocalDateTime.of(parts.group(1).length() == 4 ? year : year < 50 ? 2000 + year : 1900 + year, number(parts, 2), number(parts, 3), number(parts, 4),
                    number(parts, 5), number(parts, 6));
            String zone = parts.group(7);
            return zone == null ? local.atZone(HERE).toInstant() : local.toInstant(ZoneOffset.of(zone));
        } catch (DateTimeException impossible) {
            throw new Malformed("a time that cannot be");
        }
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
