package luoshu.trust.seals.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes DER. Seals and signatures are put together from encoded pieces, so that a seal of 10 KB is copied, never parsed, when it is used. */
public final class Der {

    public static final int INTEGER = 0x02;
    public static final int BIT_STRING = 0x03;
    public static final int OCTET_STRING = 0x04;
    public static final int OID = 0x06;
    public static final int UTF8_STRING = 0x0C;
    public static final int PRINTABLE_STRING = 0x13;
    public static final int IA5_STRING = 0x16;
    public static final int UTC_TIME = 0x17;
    public static final int GENERALIZED_TIME = 0x18;
    public static final int SEQUENCE = 0x30;
    public static final int CONTEXT_0 = 0xA0;

    /** 1.2.156.10197.1.501, SM2 with SM3. */
    public static final byte[] SM2_WITH_SM3 = {OID, 8, 0x2A, (byte) 0x81, 0x1C, (byte) 0xCF, 0x55, 0x01, (byte) 0x83, 0x75};

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {
    }

    public static byte[] encode(int tag, byte[]... pieces) {
        int length = 0;
        for (byte[] piece : pieces) {
            length += piece.length;
        }
        int lengthBytes = length < 0x80 ? 1 : length < 0x100 ? 2 : length < 0x10000 ? 3 : length < 0x1000000 ? 4 : 5;
        byte[] out = new byte[1 + lengthBytes + length];
        out[0] = (byte) tag;
        if (lengthBytes == 1) {
            out[1] = (byte) length;
        } else {
            out[1] = (byte) (0x80 | lengthBytes - 1);
            for (int i = 1, shift = (lengthBytes - 2) * 8; i < lengthBytes; i++, shift -= 8) {
                out[1 + i] = (byte) (length >>> shift);
            }
        }
        int at = 1 + lengthBytes;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, out, at, piece.length);
            at += piece.length;
        }
        return out;
    }

    public static byte[] sequence(byte[]... pieces) {
        return encode(SEQUENCE, pieces);
    }

    public static byte[] integer(int small) {
        return small < 0x80 ? new byte[] {INTEGER, 1, (byte) small} : new byte[] {INTEGER, 2, (byte) (small >> 8), (byte) small};
    }

    public static byte[] bits(byte[] value) {
        return encode(BIT_STRING, new byte[1], value);
    }

    public static byte[] octets(byte[] value) {
        return encode(OCTET_STRING, value);
    }

    public static byte[] ia5(String value) {
        return encode(IA5_STRING, value.getBytes(StandardCharsets.US_ASCII));
    }

    public static byte[] utf8(String value) {
        return encode(UTF8_STRING, value.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] time(Instant value) {
        return encode(GENERALIZED_TIME, TIME.format(value).getBytes(StandardCharsets.US_ASCII));
    }
}
