package luoshu.verify;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** As much of an X.509 certificate with an SM2 key as a verifier needs. The JDK's own reader refuses the curve. */
record X509(byte[] encoded, byte[] signed, byte[] signature, BigInteger serial, byte[] issuer, byte[] subject, Instant from, Instant until, byte[] key, boolean authority, Set<String> uses) {

    static final String CODE = "2.25.199817265330175925733841528116839702513.1.2";
    static final String STATUS_LIST = "2.25.199817265330175925733841528116839702513.1.3";
    static final String SYSTEM = "1.3.6.1.5.5.7.3.2";
    static final String DOCUMENT = "1.3.6.1.5.5.7.3.36";
    static final String SEAL_MAKING = "2.25.199817265330175925733841528116839702513.1.1";
    private static final String SM2_WITH_SM3 = "1.2.156.10197.1.501";
    private static final String SM2_CURVE = "1.2.156.10197.1.301";
    private static final int LARGEST = 64 * 1024;

    static X509 parse(byte[] der) {
        if (der.length > LARGEST) {
            throw new Wrong("too long for a certificate");
        }
        Der whole = Der.parse(der).is(Der.SEQUENCE);
        Der facts = whole.child(0).is(Der.SEQUENCE);
        if (!whole.child(1).child(0).oid().equals(SM2_WITH_SM3)) {
            throw new Wrong("a certificate not signed with SM2 and SM3");
        }
        List<Der> fields = facts.children();
        if (whole.children().size() != 3) {
            throw new Wrong("not a certificate");
        }
        int at = fields.getFirst().tag() == 0xa0 ? 1 : 0;
        if (fields.size() < at + 6) {
            throw new Wrong("not a certificate");
        }
        // What stands outside the signature must repeat what stands inside.
        if (!Arrays.equals(whole.child(1).whole(), fields.get(at + 1).whole())) {
            throw new Wrong("a certificate that names two ways of signing");
        }
        Der info = fields.get(at + 5);
        if (!info.child(0).child(1).oid().equals(SM2_CURVE)) {
            throw new Wrong("a certificate whose key is not an SM2 key");
        }
        boolean authority = false;
        Set<String> uses = new TreeSet<>();
        for (Der each : fields) {
            if (each.tag() == 0xa3) {
                for (Der extension : each.child(0).children()) {
                    Der value = Der.parse(extension.children().getLast().is(Der.OCTETS).content());
                    switch (extension.child(0).oid()) {
                        case "2.5.29.19" -> authority = !value.children().isEmpty() && value.child(0).tag() == 1 && value.child(0).content()[0] != 0;
                        case "2.5.29.37" -> value.children().forEach(use -> uses.add(use.oid()));
                        default -> {
                        }
                    }
                }
            }
        }
        return new X509(der, facts.whole(), Der.parse(whole.child(2).bits()).rawSignature(), fields.get(at).integer(), fields.get(at + 2).whole(), fields.get(at + 4).whole(),
                fields.get(at + 3).child(0).time(), fields.get(at + 3).child(1).time(), info.child(1).bits(), authority, uses);
    }

    /** All of a PEM file, or the one of a DER file. */
    static List<X509> all(byte[] file) {
        if (file.length > 0 && file[0] == Der.SEQUENCE) {
            return List.of(parse(file));
        }
        List<X509> all = new ArrayList<>();
        for (String part : new String(file, StandardCharsets.US_ASCII).split("-----BEGIN CERTIFICATE-----")) {
            int end = part.indexOf("-----END CERTIFICATE-----");
            if (end >= 0) {
                all.add(parse(Base64.getMimeDecoder().decode(part.substring(0, end))));
            }
        }
        return all;
    }

    boolean signedBy(X509 other) {
        return other.authority && Arrays.equals(issuer, other.subject) && Sm2.verify(other.key, signed, signature);
    }

    /** The common name, else the whole of what it says. */
    String name() {
        String name = "";
        for (Der set : Der.parse(subject).children()) {
            for (Der part : set.children()) {
                name = part.child(0).oid().equals("2.5.4.3") || name.isEmpty() ? part.child(1).text() : name;
            }
        }
        return name;
    }
}
