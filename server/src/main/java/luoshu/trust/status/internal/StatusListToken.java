package luoshu.trust.status.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.SigningKey;
import luoshu.trust.signing.Sm2;
import luoshu.trust.status.StatusLists;
import tools.jackson.databind.json.JsonMapper;

/**
 * A list in the form of a Token Status List: a JWT of type {@code statuslist+jwt} with two bits an entry, least significant first, packed by ZLIB. Signed with SM2 over SM3, which JOSE
 * has no registered name for; ours is {@code SM2SM3}, the signature r‖s. Its header brings the certificates, so that only the root must be known.
 */
final class StatusListToken {

    private static final int BITS = 2;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final JsonMapper JSON = new JsonMapper();

    private StatusListToken() {
    }

    static byte[] entries(List<StatusQueries.Marked> marked) {
        byte[] entries = new byte[StatusLists.SIZE * BITS / 8];
        for (StatusQueries.Marked each : marked) {
            entries[each.index() / 4] |= (byte) (each.bits() << each.index() % 4 * BITS);
        }
        return entries;
    }

    static String sign(String address, byte[] entries, Instant issued, Instant until, long freshSeconds, SigningKey key) {
        List<String> chain = new ArrayList<>();
        for (X509Certificate each : key.chain()) {
            chain.add(Base64.getEncoder().encodeToString(Certificates.encoded(each)));
        }
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "SM2SM3");
        header.put("typ", "statuslist+jwt");
        header.put("kid", key.id());
        header.put("x5c", chain);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", address);
        claims.put("iat", issued.getEpochSecond());
        claims.put("exp", until.getEpochSecond());
        claims.put("ttl", freshSeconds);
        claims.put("status_list", Map.of("bits", BITS, "lst", BASE64URL.encodeToString(packed(entries))));
        String signed = part(header) + "." + part(claims);
        return signed + "." + BASE64URL.encodeToString(Sm2.raw(key.sign(signed.getBytes(StandardCharsets.US_ASCII))));
    }

    private static String part(Map<String, Object> members) {
        return BASE64URL.encodeToString(JSON.writeValueAsBytes(members));
    }

    private static byte[] packed(byte[] entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(out, best)) {
            deflated.write(entries);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            best.end();
        }
        return out.toByteArray();
    }
}
