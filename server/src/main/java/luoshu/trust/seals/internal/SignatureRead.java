package luoshu.trust.seals.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * SES_Signature 电子签章数据 as read.
 *
 * @param version   what the structure says of itself
 * @param message   TBS_Sign as encoded, which is what is signed
 * @param time      what it says of when; the moment of a time stamp in its place is found by who can read it
 * @param timeToken version 1 may have a time stamp in place of the time; else empty
 * @param stamp     time stamp over the signature value, or empty
 */
record SignatureRead(int version, SealRead seal, Instant time, byte[] timeToken, byte[] dataHash, String property, byte[] message, byte[] certificate, byte[] algorithm, byte[] signature,
                     byte[] stamp) {

    private static final byte[] NONE = {};

    static SignatureRead of(byte[] bytes) throws DerNode.Malformed {
        List<DerNode> parts = DerNode.read(bytes).sequence(2, 5);
        if (parts.size() == 3) {
            throw new DerNode.Malformed("not the parts of a sealed value");
        }
        return parts.size() == 2 ? first(parts) : later(parts);
    }

    private static SignatureRead first(List<DerNode> parts) throws DerNode.Malformed {
        List<DerNode> tbs = parts.get(0).sequence(7, 8);
        byte[] when = tbs.get(2).tag() == Der.UTC_TIME || tbs.get(2).tag() == Der.GENERALIZED_TIME ? tbs.get(2).value() : tbs.get(2).bits();
        boolean token = when.length > 64;
        return new SignatureRead(tbs.get(0).small(), SealRead.of(tbs.get(1)), token ? Instant.EPOCH : firstTime(when), token ? when : NONE, tbs.get(3).bits(), tbs.get(4).text(),
                parts.get(0).encoded(), tbs.get(5).octets(), tbs.get(6).require(Der.OID).encoded(), parts.get(1).bits(), NONE);
    }

    private static SignatureRead later(List<DerNode> parts) throws DerNode.Malformed {
        List<DerNode> tbs = parts.get(0).sequence(5, 6);
        byte[] stamp = NONE;
        if (parts.size() == 5) {
            List<DerNode> tagged = parts.get(4).require(Der.CONTEXT_0).children();
            if (tagged.size() != 1) {
                throw new DerNode.Malformed("more than a time stamp behind the signature");
            }
            stamp = tagged.getFirst().bits();
        }
        return new SignatureRead(tbs.get(0).small(), SealRead.of(tbs.get(1)), tbs.get(2).time(), NONE, tbs.get(3).bits(), tbs.get(4).text(), parts.get(0).encoded(),
                parts.get(1).octets(), parts.get(2).require(Der.OID).encoded(), parts.get(3).bits(), stamp);
    }

    /** Version 1 puts the time into a bit string: as text of either kind, or as an encoded time. */
    private static Instant firstTime(byte[] when) throws DerNode.Malformed {
        if (when.length > 2 && (when[0] == Der.UTC_TIME || when[0] == Der.GENERALIZED_TIME)) {
            return DerNode.read(when).time();
        }
        return DerNode.time(new String(when, StandardCharsets.US_ASCII).strip().replaceAll("[-: T]", ""));
    }
}
