package luoshu.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** For programs that ask the gateway: what it signed, judged by a root they trust. */
public final class GatewayProof {

    private static final int BLOCK = 64;
    private final Trust trust = new Trust();

    /**
     * @param root         the authority's certificate, from whoever runs it
     * @param certificates from {@code /api/public/gateway/certificates} or anywhere
     */
    public GatewayProof(Path root, Path certificates) throws IOException {
        trust.addRoot(root);
        trust.addCertificates(certificates);
    }

    /**
     * @param receipt as it stands in the header, or decoded
     * @return the number of the record of use it is about
     * @throws SecurityException if it is no receipt of the platform over this answer to this question, and why
     */
    public String receipt(String receipt, byte[] question, byte[] answer) {
        return judged(() -> {
            GatewayReceipt parsed = GatewayReceipt.parse(receipt);
            parsed.verify(trust);
            parsed.answers(answer);
            if (!HexFormat.of().formatHex(question).equals(parsed.facts().get("question"))) {
                throw new Wrong("the receipt is about another question");
            }
            return String.valueOf(parsed.facts().get("use"));
        });
    }

    /** @throws SecurityException unless the platform's key of this number, good at that moment, signed the text */
    public void signed(String key, String text, String signature, Instant at) {
        judged(() -> {
            X509 signer = trust.certificates().stream().filter(each -> key.equals(HexFormat.of().formatHex(Sm3.hash(each.key()), 0, 16))).findFirst()
                    .orElseThrow(() -> new Wrong("no certificate for the key " + key + "; fetch them anew"));
            if (!Sm2.verify(signer.key(), text.getBytes(StandardCharsets.UTF_8), Der.parse(Base64.getDecoder().decode(signature)).rawSignature())) {
                throw new Wrong("the signature of the platform does not fit");
            }
            trust.check(signer, at, X509.SYSTEM);
            return key;
        });
    }

    private interface Judgement {
        String come();
    }

    private static String judged(Judgement judgement) {
        try {
            return judgement.come();
        } catch (Wrong | IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException why) {
            throw new SecurityException(why.getMessage(), why);
        }
    }

    /** SM3 (GB/T 32905) of these one after the other, 32 bytes. */
    public static byte[] sm3(byte[]... parts) {
        return Sm3.hash(parts);
    }

    /** HMAC-SM3, 32 bytes. */
    public static byte[] mac(byte[] key, byte[] message) {
        byte[] block = Arrays.copyOf(key.length > BLOCK ? Sm3.hash(key) : key, BLOCK);
        byte[] outer = block.clone();
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= 0x36;
            outer[i] ^= 0x5c;
        }
        return Sm3.hash(outer, Sm3.hash(block, message));
    }
}
