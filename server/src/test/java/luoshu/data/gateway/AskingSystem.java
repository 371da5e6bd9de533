package luoshu.data.gateway;

import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import luoshu.trust.signing.Sm2;
import luoshu.trust.signing.Sm3;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;

/** A department's system with a key of its own. */
public final class AskingSystem {

    private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());
    private final BigInteger d = new BigInteger(250, new SecureRandom()).add(BigInteger.TWO);

    byte[] point() {
        return CURVE.getG().multiply(d).normalize().getEncoded(false);
    }

    public String keyId() {
        return HexFormat.of().formatHex(Sm3.digest(point()), 0, 16);
    }

    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(Sm2.subjectPublicKeyInfo(point())) + "\n-----END PUBLIC KEY-----\n";
    }

    /** What was encrypted to a key made for a session, which this one is. */
    public byte[] decrypt(byte[] sealed) {
        try {
            ASN1Sequence parts = ASN1Sequence.getInstance(sealed);
            byte[] x = BigIntegers.asUnsignedByteArray(32, ASN1Integer.getInstance(parts.getObjectAt(0)).getPositiveValue());
            byte[] y = BigIntegers.asUnsignedByteArray(32, ASN1Integer.getInstance(parts.getObjectAt(1)).getPositiveValue());
            byte[] plain = Arrays.concatenate(new byte[] {4}, Arrays.concatenate(x, y), Arrays.concatenate(octets(parts, 2), octets(parts, 3)));
            SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
            engine.init(false, new ECPrivateKeyParameters(d, DOMAIN));
            return engine.processBlock(plain, 0, plain.length);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] octets(ASN1Sequence parts, int place) {
        return ASN1OctetString.getInstance(parts.getObjectAt(place)).getOctets();
    }

    byte[] sign(String text) {
        try {
            SM2Signer signer = new SM2Signer();
            signer.init(true, new ParametersWithID(new ParametersWithRandom(new ECPrivateKeyParameters(d, DOMAIN), new SecureRandom()), Sm2.DEFAULT_ID.getBytes(StandardCharsets.US_ASCII)));
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            signer.update(bytes, 0, bytes.length);
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Headers of a question that says everything. */
    public Map<String, String> headers(Instant at) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("luoshu-key", keyId());
        headers.put("luoshu-time", at.toString());
        headers.put("luoshu-nonce", UUID.randomUUID().toString());
        headers.put("luoshu-person", URLEncoder.encode("周明", StandardCharsets.UTF_8));
        headers.put("luoshu-matter", "000131001000");
        headers.put("luoshu-case", "411525-2026-000123");
        headers.put("luoshu-purpose", URLEncoder.encode("低保核对", StandardCharsets.UTF_8));
        headers.put("luoshu-fields", "");
        return headers;
    }

    /** As docs/gateway.md tells it. */
    public static String text(String method, String path, String query, Map<String, String> headers, byte[] body) {
        StringBuilder text = new StringBuilder("luoshu-gateway-1\n" + method + "\n" + path + "\n" + query + "\n");
        headers.forEach((name, value) -> text.append(name).append(':').append(value).append('\n'));
        return text + HexFormat.of().formatHex(Sm3.digest(body));
    }

    public String signature(String method, String path, String query, Map<String, String> headers, byte[] body) {
        return Base64.getEncoder().encodeToString(sign(text(method, path, query, headers, body)));
    }
}
