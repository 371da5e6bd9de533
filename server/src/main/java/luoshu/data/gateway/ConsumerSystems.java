package luoshu.data.gateway;

import java.util.UUID;

import luoshu.kernel.access.Permission;
import luoshu.kernel.requests.Page;
import luoshu.kernel.requests.PageRequest;
import org.jspecify.annotations.Nullable;

/** Systems that ask, and the keys they sign with. A key added or revoked counts on every node within a second. */
public interface ConsumerSystems {

    Permission MANAGE = new Permission("gateway.system");

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
}
