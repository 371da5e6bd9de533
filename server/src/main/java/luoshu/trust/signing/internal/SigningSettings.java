package luoshu.trust.signing.internal;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.signing}.
 *
 * @param origin       public origin that certificates name for revocation lists and OCSP
 * @param authority    name of the authority in its certificates
 * @param renewBefore  a key is replaced when its certificate has less left than this
 * @param pkcs11       the token that holds the key the private keys are sealed with; no library: the secret of the platform seals them
 */
@ConfigurationProperties("luoshu.signing")
public record SigningSettings(String origin, @DefaultValue("洛书演示根证书") String authority, @DefaultValue("洛书（演示）") String organisation, @DefaultValue("30d") Duration renewBefore,
                              @DefaultValue Pkcs11 pkcs11) {

    /**
     * @param library path of the token's PKCS#11 library
     * @param slot    which of its slots with a token, from 0
     * @param label   label of the AES key in it, made on first use
     */
    public record Pkcs11(@Nullable Path library, @DefaultValue("0") int slot, @DefaultValue("") String pin, @DefaultValue("luoshu-signing") String label) {
    }
}
