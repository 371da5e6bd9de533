package luoshu.verify;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A revocation list by RFC 5280, version 2, signed with SM2. */
record Revocations(byte[] signed, byte[] signature, byte[] issuer, Map<BigInteger, Instant> revoked) {

    static Revocations parse(byte[] der) {
        Der whole = Der.parse(der).is(Der.SEQUENCE);
        Der facts = whole.child(0).is(Der.SEQUENCE);
        List<Der> fields = facts.children();
        int at = fields.getFirst().tag() == Der.INTEGER ? 1 : 0;
        Map<BigInteger, Instant> revoked = new HashMap<>();
        for (Der each : fields.subList(Math.min(fields.size(), at + 3), fields.size())) {
            if (each.tag() == Der.SEQUENCE) {
                each.children().forEach(entry -> revoked.put(entry.child(0).integer(), entry.child(1).time()));
            }
        }
        return new Revocations(facts.whole(), Der.parse(whole.child(2).bits()).rawSignature(), facts.child(at + 1).whole(), revoked);
    }
}
