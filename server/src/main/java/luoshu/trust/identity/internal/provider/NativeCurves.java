package luoshu.trust.identity.internal.provider;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;

import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts BoringSSL's P-256 before the JDK's: signing a token takes 0.05 ms of CPU instead of 0.5. Only this one algorithm; keys, random numbers and everything else stay the
 * JDK's. Where the native library cannot be loaded the JDK goes on alone.
 */
final class NativeCurves extends Provider {

    private static final long serialVersionUID = 1;
    private static final Logger log = LoggerFactory.getLogger(NativeCurves.class);
    private static final String ALGORITHM = "SHA256withECDSA";

    private NativeCurves(Service service) {
        super("LuoshuNativeCurves", "1", "P-256 signatures of Conscrypt");
        putService(new Service(this, service.getType(), service.getAlgorithm(), service.getClassName(), null, null) {
            @Override
            public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
                return service.newInstance(parameter);
            }

            @Override
            public boolean supportsParameter(@Nullable Object key) {
                return service.supportsParameter(key);
            }
        });
    }

    static void prefer() {
        try {
            Security.insertProviderAt(new NativeCurves(Conscrypt.newProvider().getService("Signature", ALGORITHM)), 1);
        } catch (LinkageError | RuntimeException missing) {
            log.info("signing with the JDK's own curves: {}", missing.toString());
        }
    }
}
