package luoshu.verify;

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
        List<Der> data = content.child(1).is(FIRST).child(0).children();
        Der wrapped = data.get(2);
        if (!wrapped.child(0).oid().equals(STAMP_INFO)) {
            throw new Wrong("signed, but no time stamp");
        }
        byte[] said = wrapped.child(1).is(FIRST).child(0).is(Der.OCTETS).content();
        List<Der> info = Der.parse(said).children();
        Der imprint = info.get(2);
        if (!imprint.child(0).child(0).oid().equals(SM3) || !Arrays.equals(imprint.child(1).content(), digest)) {
            throw new Wrong("the time stamp is of something else");
        }
        Instant at = info.get(4).time();
        X509 signer = X509.parse(data.stream().filter(part -> part.tag() == FIRST).findFirst().orElseThrow(() -> new Wrong("a time stamp without a certificate")).child(0).whole());
        List<Der> signature = data.getLast().is(SET).child(0).children();
        Der attributes = signature.stream().filter(part -> part.tag() == FIRST).findFirst().orElseThrow(() -> new Wrong("a time stamp without signed attributes"));
        if (attributes.children().stream().noneMatch(one -> one.child(0).oid().equals(MESSAGE_DIGEST) && Arrays.equals(one.child(1).child(0).content(), luoshu.verify.Sm3.hash(said)))) {
            throw new Wrong("the time stamp was changed");
        }
        byte[] signed = attributes.whole().clone();
        signed[0] = SET; // what was signed is the set itself, not its place in the structure
        if (!Sm2.verify(signer.key(), signed, Der.parse(signature.stream().filter(part -> part.tag() == Der.OCTETS).findFirst().orElseThrow(() -> new Wrong("a time stamp without a signature")).content()).rawSignature())) {
            throw new Wrong("the signature of the time stamp does not hold");
        }
        trust.check(signer, at, USE);
        return at;
    }
}
