package luoshu.trust.codes.internal;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import luoshu.trust.codes.Code;
import luoshu.trust.codes.CodeFact;
import luoshu.trust.codes.CodeKind;
import luoshu.trust.signing.Sm2;
import luoshu.trust.signing.Sm2Verifier;

/**
 * A code as it is written: the bytes below read as one number, in decimal digits, which a QR code packs ten bits to three – as tightly as bytes, and an address may end with them.
 * <pre>
 * 1 version 1 · 1 kind · 16 key · 4 seconds since 1970 · 4 life in seconds · 16 id · 1 number of facts · each: 1 fact, 1 length, UTF-8 · 64 signature r‖s
 * </pre>
 * What is signed is {@code luoshu-code-v1} and a zero byte before everything but the signature.
 */
public final class CodeNumber {

    private static final byte VERSION = 1;
    private static final int SIGNATURE = 64;
    private static final int LARGEST = 1_024;
    private static final byte[] CONTEXT = "luoshu-code-v1\0".getBytes(StandardCharsets.US_ASCII);
    /** The digits alone, or at the end of an address. */
    private static final Pattern WRITTEN = Pattern.compile("(?:[^\\s]{0,300}/)?([1-9][0-9]{200,2500})/?");

    private final Code code;
    private final byte[] signed;
    private final byte[] signature;

    private CodeNumber(Code code, byte[] signed, byte[] signature) {
        this.code = code;
        this.signed = signed;
        this.signature = signature;
    }

    /** @param signer SM2 in DER */
    public static String write(Code code, UnaryOperator<byte[]> signer) {
        byte[] body = body(code);
        byte[] signature = Sm2.raw(signer.apply(inContext(body)));
        return new BigInteger(1, ByteBuffer.allocate(body.length + SIGNATURE).put(body).put(signature).array()).toString();
    }

    /** Empty for anything that is not exactly a code of this form. */
    public static Optional<CodeNumber> read(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        byte[] bytes = new BigInteger(written.group(1)).toByteArray();
        if (bytes.length > LARGEST || bytes.length <= SIGNATURE) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(bytes, bytes.length - SIGNATURE);
        try {
            return Optional.of(new CodeNumber(parse(ByteBuffer.wrap(body)), body, Arrays.copyOfRange(bytes, body.length, bytes.length)));
        } catch (IllegalArgumentException | BufferUnderflowException | CharacterCodingException notOne) {
            return Optional.empty();
        }
    }

    public Code code() {
        return code;
    }

    public boolean signedBy(Sm2Verifier key) {
        try {
            return key.verify(inContext(signed), Sm2.der(signature));
        } catch (IllegalArgumentException outOfRange) {
            return false;
        }
    }

    private static byte[] body(Code code) {
        ByteBuffer out = ByteBuffer.allocate(LARGEST);
        out.put(VERSION).put((byte) code.kind().number()).put(HexFormat.of().parseHex(code.keyId()));
        out.putInt((int) code.issuedAt().getEpochSecond()).putInt((int) code.life().toSeconds());
        out.putLong(code.id().getMostSignificantBits()).putLong(code.id().getLeastSignificantBits()).put((byte) code.facts().size());
        code.facts().forEach((fact, words) -> {
            byte[] utf8 = words.getBytes(StandardCharsets.UTF_8);
            out.put((byte) fact.number()).put((byte) utf8.length).put(utf8);
        });
        return Arrays.copyOf(out.array(), out.position());
    }

    private static Code parse(ByteBuffer in) throws CharacterCodingException {
        require(in.get() == VERSION);
        int kind = in.get();
        byte[] key = new byte[16];
        in.get(key);
        Instant issued = Instant.ofEpochSecond(Integer.toUnsignedLong(in.getInt()));
        Duration life = Duration.ofSeconds(Integer.toUnsignedLong(in.getInt()));
        UUID id = new UUID(in.getLong(), in.getLong());
        int count = in.get();
        Map<CodeFact, String> facts = new EnumMap<>(CodeFact.class);
        int last = 0;
        for (int i = 0; i < count; i++) {
            int number = in.get();
            require(number > last); // one way to write a code
            last = number;
            int length = in.get();
            require(length >= 0 && length <= in.remaining());
            CodeFact fact = Stream.of(CodeFact.values()).filter(each -> each.number() == number).findFirst().orElseThrow(IllegalArgumentException::new);
            facts.put(fact, StandardCharsets.UTF_8.newDecoder().decode(in.slice(in.position(), length)).toString());
            in.position(in.position() + length);
        }
        require(!in.hasRemaining() && count >= 0);
        CodeKind known = Stream.of(CodeKind.values()).filter(each -> each.number() == kind).findFirst().orElseThrow(IllegalArgumentException::new);
        return new Code(id, known, HexFormat.of().formatHex(key), issued, life, facts);
    }

    private static byte[] inContext(byte[] body) {
        return ByteBuffer.allocate(CONTEXT.length + body.length).put(CONTEXT).put(body).array();
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not a code");
        }
    }
}
