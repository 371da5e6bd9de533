package luoshu.data.gateway.internal;

import java.nio.charset.StandardCharsets;

import luoshu.kernel.database.DataFolder;
import luoshu.trust.signing.Sm3;
import luoshu.trust.signing.Sm3Key;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Secrets of sessions, the same on each node and kept nowhere: HMAC-SM3 of the session and its key under a secret of this platform. So a message can be judged before the database is asked about its session. */
@Component
class SessionSecrets {

    private final Sm3Key secret;

    SessionSecrets(@Value("${luoshu.secrets.key:}") String key, DataFolder folder) {
        secret = new Sm3Key(Sm3.mac(folder.masterKey(key, "gateway"), "luoshu/gateway/session".getBytes(StandardCharsets.UTF_8)));
    }

    byte[] of(String session, String key) {
        return secret.mac((session + "\n" + key).getBytes(StandardCharsets.US_ASCII));
    }
}
