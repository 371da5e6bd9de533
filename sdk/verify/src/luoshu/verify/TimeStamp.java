package luoshu.verify;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A time-stamp token (RFC 3161) over an SM3 digest, signed with SM2. */
final class TimeStamp {

    static final String USE = "1.3.6.1.5.5.7.3.8";
    private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
    private static final String STAMP_INFO = "1.2.840.113549.1.9.16.1.4";
    private static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
    private static final String SM3 = "1.2.156.10197.1.401";
    private static final String SM2_WITH_SM3 = "1.2.156.10197.1.501";
    private static final int FIRST = 0xa0;
    private static final int SET = 0x31;

    private TimeStamp() {
    }

    /** @return when the digest existed, by an authority that leads to a trusted root */
    static Instant verify(byte[] token, byte[] digest, Trust trust) {
        Der content = Der.parse(token).is(Der.SEQUENCE);
        if (!content.child(0).oid().equals(SIGNED_DATA)) {
            throw new Wrong("not a time stamp");
        }
        Der structure = content.child(1).is(FIRST).child(0).is(Der.SEQUENCE);
        List<Der> data = structure.children();
        if (data.size() != 5 || !data.get(0).integer().equals(BigInteger.valueOf(3)) || data.get(1).children().size() != 1 || !data.get(1).is(SET).child(0).child(0).oid().equals(SM3)) {
            throw new Wrong("not a time stamp by SM3");
        }
        Der wrapped = data.get(2);
        if (!wrapped.child(0).oid().equals(STAMP_INFO)) {
            throw new Wrong("signed, but no time stamp");
        }
        byte[] said = wrapped.child(1).is(FIRST).child(0).is(Der.OCTETS).content();
        List<Der> info = Der.parse(said).children();
        if (info.size() < 5) {
            throw new Wrong("not a time stamp");
        }
        Der imprint = info.get(2);
        if (!imprint.child(0).child(0).oid().equals(SM3) || !Arrays.equals(imprint.child(1).content(), digest)) {
            throw new Wrong("the time stamp is of something else");
        }
        Instant at = info.get(4).time();
        X509 signer = X509.parse(data.get(3).is(FIRST).child(0).whole());
        List<Der> signature = data.get(4).is(SET).child(0).children();
        if (signature.size() != 6 || !signature.get(0).integer().equals(BigInteger.ONE) || !signature.get(2).child(0).oid().equals(SM3) || !signature.get(4).child(0).oid().equals(SM2_WITH_SM3)) {
            throw new Wrong("a time stamp not signed with SM2 and SM3 over attributes");
        }
        if (!Arrays.equals(signature.get(1).child(0).whole(), signer.issuer()) || !signature.get(1).child(1).integer().equals(signer.serial())) {
            throw new Wrong("a time stamp with the certificate of somebody else");
        }
        Der attributes = signature.get(3).is(FIRST);
        if (attributes.children().stream().noneMatch(one -> one.child(0).oid().equals(MESSAGE_DIGEST) && Arrays.equals(one.child(1).child(0).content(), luoshu.verify.Sm3.hash(said)))) {
            throw new Wrong("the time stamp was changed");
        }
        byte[] signed = attributes.whole().clone();
        signed[0] = SET; // what was signed is the set itself, not its place in the structure
        if (!Sm2.verify(signer.key(), signed, Der.parse(signature.get(5).is(Der.OCTETS).content()).rawSignature())) {
            throw new Wrong("the signature of the time stamp does not hold");
        }
        trust.check(signer, at, USE);
        return at;
    }
}
