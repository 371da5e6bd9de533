package luoshu.trust.signing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.IntStream;

import luoshu.trust.signing.Sm2;
import luoshu.trust.signing.Sm2Verifier;
import luoshu.trust.signing.Sm3;
import luoshu.trust.signing.Sm4;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.util.test.FixedSecureRandom;
import org.junit.jupiter.api.Test;

/** The vectors printed in GB/T 32905, 32907, 32918.5 and RFC 8032, and what must be refused. */
class PublishedVectorsTest {

    private static final byte[] D = hex("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8");
    private static final byte[] K = hex("59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21");
    private static final byte[] PUBLIC = hex("04" + "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020" + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13");
    private static final byte[] MESSAGE = text("message digest");

    @Test
    void sm3() {
        assertThat(Sm3.digest(text("abc"))).isEqualTo(hex("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"));
        assertThat(Sm3.digest(text("abcd".repeat(16)))).isEqualTo(hex("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"));
    }

    @Test
    void sm4_once_and_a_million_times() {
        byte[] block = hex("0123456789abcdeffedcba9876543210");
        SM4Engine engine = new SM4Engine();
        engine.init(true, new KeyParameter(block.clone()));
        engine.processBlock(block, 0, block, 0);
        assertThat(block).isEqualTo(hex("681edf34d206965e86b3e94f536e4246"));
        for (int i = 1; i < 1_000_000; i++) {
            engine.processBlock(block, 0, block, 0);
        }
        assertThat(block).isEqualTo(hex("595298c7c6fd271f0402f804c33d3f66"));
    }

    @Test
    void sm2_signs_as_printed() {
        assertThat(Sm2Curve.publicKeyOf(D)).isEqualTo(PUBLIC);
        byte[] signature = new Sm2Signer(D, new FixedSecureRandom(K)).sign(MESSAGE);
        assertThat(Sm2.raw(signature)).isEqualTo(hex("F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3" + "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA"));
        assertThat(Sm2.der(Sm2.raw(signature))).isEqualTo(signature);
        assertThat(new Sm2Verifier(PUBLIC).verify(MESSAGE, signature)).isTrue();
    }

    @Test
    void ed25519_signs_as_printed() {
        byte[] seed = hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        assertThat(Ed25519Signer.publicKeyOf(seed)).isEqualTo(hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
        assertThat(new Ed25519Signer(seed).sign(new byte[] {0x72})).isEqualTo(hex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
    }

    @Test
    void no_changed_bit_is_verified() {
        byte[] signature = new Sm2Signer(D).sign(MESSAGE);
        Sm2Verifier verifier = new Sm2Verifier(PUBLIC);
        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(verifier.verify(MESSAGE, changed)).as("bit %d", bit).isFalse();
        }
        assertThat(verifier.verify(MESSAGE, new byte[0])).isFalse();
        assertThat(verifier.verify(text("message digesu"), signature)).isFalse();
        assertThat(new Sm2Verifier(PUBLIC, text("another identity")).verify(MESSAGE, signature)).isFalse();
        assertThat(verifier.verify(MESSAGE, signature)).as("a refused signature leaves no trace in the pool").isTrue();
    }

    @Test
    void a_key_off_the_curve_is_refused() {
        byte[] off = PUBLIC.clone();
        off[64] ^= 1;
        assertThatThrownBy(() -> new Sm2Verifier(off)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sm2Verifier(new byte[65])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sm2.der(new byte[63])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sm2.raw(new byte[] {0x30, 0})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void many_threads_share_a_signer() {
        byte[] d = Sm2Curve.newPrivateKey();
        Sm2Signer signer = new Sm2Signer(d);
        Sm2Verifier verifier = new Sm2Verifier(Sm2Curve.publicKeyOf(d));
        assertThat(IntStream.range(0, 400).parallel().allMatch(i -> verifier.verify(text("message " + i), signer.sign(text("message " + i))))).isTrue();
    }

    @Test
    void what_is_sealed_opens_with_the_same_key_and_bound_text_only() {
        byte[] key = new byte[16];
        new SecureRandom().nextBytes(key);
        byte[] sealed = new Sm4(key).seal(MESSAGE, text("bound"));
        assertThat(new Sm4(key).open(sealed, text("bound"))).isEqualTo(MESSAGE);
        assertThatThrownBy(() -> new Sm4(key).open(sealed, text("other"))).isInstanceOf(IllegalArgumentException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> new Sm4(key).open(sealed, text("bound"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sm4(key).open(new byte[5], text("bound"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.toLowerCase());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
