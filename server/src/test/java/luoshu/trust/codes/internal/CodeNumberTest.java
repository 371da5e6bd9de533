package luoshu.trust.codes.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import com.google.zxing.EncodeHintType;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import luoshu.trust.codes.Code;
import luoshu.trust.codes.CodeFact;
import luoshu.trust.codes.CodeKind;
import luoshu.trust.signing.Sm2Verifier;
import org.junit.jupiter.api.Test;

class CodeNumberTest {

    private static final TestKey KEY = new TestKey();
    private static final Sm2Verifier VERIFIER = KEY.verifier();
    private static final Code CODE = new Code(UUID.fromString("f47ac10b-58cc-4372-a567-0e02b2c3d479"), CodeKind.CERTIFICATE, "00112233445566778899aabbccddeeff", Instant.parse("2026-11-22T03:00:00Z"),
            Duration.ofSeconds(60), Map.of(CodeFact.NAME, "信阳市浉河区顾记茶馆", CodeFact.CERTIFICATE, "食品经营许可证", CodeFact.CERTIFICATE_NUMBER, "JY14115022600001", CodeFact.STATUS, "1/131071"));

    @Test
    void what_was_written_is_read_from_digits_and_from_addresses() {
        String digits = CodeNumber.write(CODE, KEY::sign);
        assertThat(digits).matches("[0-9]+");
        for (String text : new String[] {digits, " " + digits + "\n", "https://luoshu.example/v/" + digits, "https://luoshu.example/v/" + digits + "/"}) {
            CodeNumber read = CodeNumber.read(text).orElseThrow();
            assertThat(read.code()).isEqualTo(CODE);
            assertThat(read.signedBy(VERIFIER)).isTrue();
        }
    }

    @Test
    void a_code_of_the_next_decades_is_read_as_written() {
        Code later = new Code(CODE.id(), CODE.kind(), CODE.keyId(), Instant.parse("2099-12-31T16:00:00Z"), CODE.life(), CODE.facts());
        assertThat(CodeNumber.read(CodeNumber.write(later, KEY::sign)).orElseThrow().code()).isEqualTo(later);
    }

    @Test
    void a_code_in_an_address_is_scanned_from_a_small_telephone() throws Exception {
        int modules = Encoder.encode("https://luoshu.example/v/" + CodeNumber.write(CODE, KEY::sign), ErrorCorrectionLevel.M, Map.of(EncodeHintType.QR_COMPACT, true)).getMatrix().getWidth();
        assertThat(modules).isLessThanOrEqualTo(77);
    }

    @Test
    void no_changed_bit_goes_unseen() {
        byte[] bytes = new BigInteger(CodeNumber.write(CODE, KEY::sign)).toByteArray();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(CodeNumber.read(new BigInteger(1, changed).toString()).filter(read -> read.signedBy(VERIFIER))).as("bit %d", bit).isEmpty();
        }
    }

    @Test
    void a_signature_made_for_something_else_is_none() {
        String digits = CodeNumber.write(CODE, message -> KEY.sign(java.util.Arrays.copyOfRange(message, 15, message.length)));
        assertThat(CodeNumber.read(digits).orElseThrow().signedBy(VERIFIER)).isFalse();
    }

    @Test
    void anything_else_is_no_code() {
        String digits = CodeNumber.write(CODE, KEY::sign);
        for (String text : new String[] {"", "x", "1", "0" + digits, digits + "1", digits.substring(1), "-" + digits, "9".repeat(2_500), "9".repeat(100_000), "1" + "0".repeat(300), "https://a b/v/" + digits}) {
            assertThat(CodeNumber.read(text).filter(read -> read.signedBy(VERIFIER))).as(text.length() + " " + text.substring(0, Math.min(20, text.length()))).isEmpty();
        }
    }

    @Test
    void long_words_are_cut_and_a_life_is_bounded() {
        Code code = new Code(CODE.id(), CODE.kind(), CODE.keyId(), CODE.issuedAt(), CODE.life(), Map.of(CodeFact.NAME, "𠮷".repeat(200)));
        assertThat(code.facts().get(CodeFact.NAME).getBytes(StandardCharsets.UTF_8)).hasSize(120);
        assertThatThrownBy(() -> new Code(CODE.id(), CODE.kind(), CODE.keyId(), CODE.issuedAt(), Duration.ofDays(2), Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
