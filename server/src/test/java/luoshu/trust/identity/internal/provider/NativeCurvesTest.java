package luoshu.trust.identity.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NativeCurvesTest {

    private boolean before;

    @BeforeEach
    void prefer() {
        before = Security.getProvider("LuoshuNativeCurves") != null;
        NativeCurves.prefer();
    }

    @AfterEach
    void back() {
        if (!before) {
            Security.removeProvider("LuoshuNativeCurves");
        }
    }

    @Test
    void what_it_signs_the_jdk_verifies_and_the_other_way_round() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "SunEC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Signature preferred = Signature.getInstance("SHA256withECDSA");
        Signature plain = Signature.getInstance("SHA256withECDSA", "SunEC");
        assertThat(verifies(plain, pair, sign(preferred, pair))).isTrue();
        assertThat(preferred.getProvider().getName()).isEqualTo("LuoshuNativeCurves");
        assertThat(verifies(preferred, pair, sign(plain, pair))).isTrue();
        byte[] forged = sign(plain, pair);
        forged[forged.length - 1] ^= 1;
        assertThat(verifies(preferred, pair, forged)).isFalse();
    }

    private static byte[] sign(Signature signature, KeyPair pair) throws Exception {
        signature.initSign(pair.getPrivate());
        signature.update(new byte[] {1, 2, 3});
        return signature.sign();
    }

    private static boolean verifies(Signature signature, KeyPair pair, byte[] signed) throws Exception {
        signature.initVerify(pair.getPublic());
        signature.update(new byte[] {1, 2, 3});
        return signature.verify(signed);
    }
}
