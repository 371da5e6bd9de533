package luoshu.verify;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A code from a screen: digits, alone or at the end of an address. Layout and what is signed: docs/adr/0055. */
record Code(String kind, String key, Instant issued, Instant expires, Map<String, String> facts, byte[] signed, byte[] signature) {

    private static final String[] KINDS = {"", "PERSON", "ENTERPRISE", "CERTIFICATE"};
    private static final String[] FACTS = {"", "NAME", "ID_NUMBER", "CREDIT_CODE", "SHOWN_BY", "CERTIFICATE", "CERTIFICATE_NUMBER", "ISSUER", "VALID_TO", "STATUS"};
    private static final byte[] CONTEXT = "luoshu-code-v1\0".getBytes(StandardCharsets.US_ASCII);

    static Code parse(String text) {
        String digits = text.strip().replaceFirst("/$", "").replaceFirst(".*/", "");
        if (!digits.matches("[1-9][0-9]{200,2500}")) {
            throw new Wrong("not a code");
        }
        byte[] bytes = new BigInteger(digits).toByteArray();
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, bytes.length - 64);
        try {
            if (in.get() != 1) {
                throw new Wrong("a code of a form unknown here");
            }
            int kind = in.get();
            byte[] key = new byte[16];
            in.get(key);
            Instant issued = Instant.ofEpochSecond(Integer.toUnsignedLong(in.getInt()));
            Instant expires = issued.plusSeconds(Integer.toUnsignedLong(in.getInt()));
            in.position(in.position() + 16);
            Map<String, String> facts = new TreeMap<>();
            for (int count = in.get(); count > 0; count--) {
                int fact = in.get();
                byte[] words = new byte[in.get()];
                in.get(words);
                facts.put(fact > 0 && fact < FACTS.length ? FACTS[fact] : "FACT " + fact, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(words)).toString());
            }
            if (in.hasRemaining()) {
                throw new Wrong("not a code");
            }
            byte[] body = Arrays.copyOf(bytes, bytes.length - 64);
            return new Code(kind > 0 && kind < KINDS.length ? KINDS[kind] : "KIND " + kind, HexFormat.of().formatHex(key), issued, expires, facts,
                    ByteBuffer.allocate(CONTEXT.length + body.length).put(CONTEXT).put(body).array(), Arrays.copyOfRange(bytes, body.length, bytes.length));
        } catch (BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException | CharacterCodingException e) {
            throw new Wrong("not a code");
        }
    }

    /** @throws Wrong unless a key of codes signed it, whose certificate leads to a trusted root, and its time is now */
    void verify(Trust trust, Instant now) {
        X509 signer = trust.certificates().stream().filter(each -> key.equals(HexFormat.of().formatHex(Sm3.hash(each.key()), 0, 16))).findFirst()
                .orElseThrow(() -> new Wrong("no certificate for the key " + key + "; fetch them anew"));
        if (!Sm2.verify(signer.key(), signed, signature)) {
            throw new Wrong("altered: the signature does not fit");
        }
        trust.check(signer, now, X509.CODE);
        if (now.isBefore(issued.minusSeconds(5))) {
            throw new Wrong("not valid before " + issued);
        }
        if (!now.isBefore(expires)) {
            throw new Wrong("expired at " + expires);
        }
    }
}
