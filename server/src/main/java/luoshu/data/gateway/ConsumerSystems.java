package luoshu.data.gateway;

import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** Systems that ask, and the keys they sign with. A key added or revoked counts on every node within a second. */
public interface ConsumerSystems {

    Permission MANAGE = new Permission("gateway.system");

    /** Of whoever runs the platform: any system is suspended and resumed, none is changed. */
    Permission SUSPEND = new Permission("gateway.suspend");

    /** Takes {@link #MANAGE} or {@link #SUSPEND}. */
    Page<ConsumerSystem> list(@Nullable String q, PageRequest page);

    ConsumerSystem get(UUID id);

    ConsumerSystem register(SystemDraft draft);

    /**
     * Beside those it has, so that a system changes over without a pause; at most three are in use.
     *
     * @param pem certificate with an SM2 key, or the public key (SubjectPublicKeyInfo); a bare key is good for two years
     * @throws luoshu.kernel.problems.Refused {@code key-known}, {@code too-many-keys}
     */
    ConsumerSystem addKey(UUID id, String pem);

    /** From the next call on. @param why required */
    ConsumerSystem revokeKey(UUID id, String key, String why);

    /**
     * From the next call on, on every node within a second; sessions are ended. By its organ, or – then its organ cannot resume it – by the platform. @param why required
     *
     * @throws luoshu.kernel.problems.Refused {@code system-suspended} unless the platform takes it over from the organ
     */
    ConsumerSystem suspend(UUID id, String why);

    /** @param why required. @throws luoshu.kernel.problems.Refused {@code system-not-suspended}, {@code suspended-by-platform} */
    ConsumerSystem resume(UUID id, String why);
}
