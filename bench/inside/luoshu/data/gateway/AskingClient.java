package luoshu.data.gateway;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

import luoshu.trust.signing.Sm2;
import luoshu.trust.signing.Sm3;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;

/** A department's system: one key, and a session once it has opened one. */
final class AskingClient {

    private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());
    private static final HexFormat HEX = HexFormat.of();
    private static final String EMPTY = HEX.formatHex(Sm3.digest(new byte[0]));
    private static final String NAMED = "luoshu-person:bench\nluoshu-matter:000131001000\nluoshu-case:411525-2026-000123\nluoshu-purpose:bench\nluoshu-fields:\n";
    private static final String NOBODY = "luoshu-person:\nluoshu-matter:\nluoshu-case:\nluoshu-purpose:\nluoshu-fields:\n";
    private final BigInteger d = new BigInteger(250, new SecureRandom()).add(BigInteger.TWO);
    private final ThreadLocal<SM2Signer> signers = ThreadLocal.withInitial(this::signer);
    private final AtomicLong nonces = new AtomicLong(System.nanoTime());
    private String session;
    private byte[] secret;

    byte[] point() {
        return CURVE.getG().multiply(d).normalize().getEncoded(false);
    }

    String key() {
        return HEX.formatHex(Sm3.digest(point()), 0, 16);
    }

    private SM2Signer signer() {
        SM2Signer signer = new SM2Signer();
        signer.init(true, new ParametersWithID(new ParametersWithRandom(new ECPrivateKeyParameters(d, DOMAIN), new SecureRandom()), Sm2.DEFAULT_ID.getBytes(StandardCharsets.US_ASCII)));
        return signer;
    }

    private String signature(byte[] text) {
        try {
            SM2Signer signer = signers.get();
            signer.update(text, 0, text.length);
            return Base64.getEncoder().encodeToString(signer.generateSignature());
        } catch (CryptoException e) {
            throw new IllegalStateException(e);
        }
    }

    private String nonce() {
        return "bench-" + String.format("%020d", nonces.incrementAndGet());
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    void open(int port) throws IOException {
        AskingClient once = new AskingClient();
        byte[] body = ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(Sm2.subjectPublicKeyInfo(once.point())) + "\n-----END PUBLIC KEY-----\n").getBytes(StandardCharsets.US_ASCII);
        String nonce = nonce();
        String now = now();
        String text = "luoshu-gateway-1\nPOST\n/gateway/v1/sessions\n\nluoshu-key:" + key() + "\nluoshu-time:" + now + "\nluoshu-nonce:" + nonce + "\n" + NOBODY + HEX.formatHex(Sm3.digest(body));
        String request = "POST /gateway/v1/sessions HTTP/1.1\r\nHost: bench\r\nLuoshu-Key: " + key() + "\r\nLuoshu-Time: " + now + "\r\nLuoshu-Nonce: " + nonce + "\r\nLuoshu-Signature: "
                + signature(text.getBytes(StandardCharsets.UTF_8)) + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (Caller caller = new Caller(port)) {
            String told = new String(caller.ask(request, body).body(), StandardCharsets.UTF_8);
            session = value(told, "session");
            secret = once.decrypt(Base64.getDecoder().decode(value(told, "secret")));
        }
    }

    private static String value(String json, String name) {
        int at = json.indexOf("\"" + name + "\":\"");
        if (at < 0) {
            throw new IllegalStateException("no session: " + json);
        }
        return json.substring(at + name.length() + 4, json.indexOf('"', at + name.length() + 4));
    }

    private byte[] decrypt(byte[] sealed) {
        try {
            ASN1Sequence parts = ASN1Sequence.getInstance(sealed);
            byte[] point = Arrays.concatenate(new byte[] {4}, coordinate(parts, 0), coordinate(parts, 1));
            byte[] plain = Arrays.concatenate(point, ASN1OctetString.getInstance(parts.getObjectAt(2)).getOctets(), ASN1OctetString.getInstance(parts.getObjectAt(3)).getOctets());
            SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
            engine.init(false, new ECPrivateKeyParameters(d, DOMAIN));
            return engine.processBlock(plain, 0, plain.length);
        } catch (org.bouncycastle.crypto.InvalidCipherTextException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] coordinate(ASN1Sequence parts, int place) {
        return BigIntegers.asUnsignedByteArray(32, ASN1Integer.getInstance(parts.getObjectAt(place)).getPositiveValue());
    }

    /** One question, in the session or signed itself; its answer with its code checked. */
    Caller.Told ask(Caller caller, String path, boolean signed) throws IOException {
        String nonce = nonce();
        String now = now();
        byte[] text = ("luoshu-gateway-1\nGET\n" + path + "\n\nluoshu-key:" + key + "\nluoshu-time:" + now + "\nluoshu-nonce:" + nonce + "\n" + NAMED + EMPTY).getBytes(StandardCharsets.UTF_8);
        String proof = signed ? "Luoshu-Signature: " + signature(text) : "Luoshu-Session: " + session + "\r\nLuoshu-Mac: " + Base64.getEncoder().encodeToString(Sm3.mac(secret, text));
        Caller.Told told = caller.ask("GET " + path + " HTTP/1.1\r\nHost: bench\r\nLuoshu-Key: " + key + "\r\nLuoshu-Time: " + now + "\r\nLuoshu-Nonce: " + nonce
                + "\r\nLuoshu-Person: bench\r\nLuoshu-Matter: 000131001000\r\nLuoshu-Case: 411525-2026-000123\r\nLuoshu-Purpose: bench\r\n" + proof + "\r\n\r\n", new byte[0]);
        if (told.status() != 200 || !signed && !mac(text, told).equals(told.headers().get("luoshu-answer-mac"))) {
            throw new IOException(told.status() + " " + new String(told.body(), StandardCharsets.UTF_8));
        }
        return told;
    }

    private final String key = key();

    private String mac(byte[] question, Caller.Told told) {
        String text = "luoshu-gateway-answered-1\n" + session + "\n" + HEX.formatHex(Sm3.digest(question)) + "\n200\n" + told.headers().get("luoshu-fault") + "\n" + told.headers().get("luoshu-rows") + "\n"
                + told.headers().get("luoshu-cached") + "\n" + told.headers().get("luoshu-use") + "\n" + HEX.formatHex(Sm3.digest(told.body()));
        return Base64.getEncoder().encodeToString(Sm3.mac(secret, text.getBytes(StandardCharsets.UTF_8)));
    }
}
