package luoshu.trust.identity.internal.accounts;

import java.util.concurrent.Semaphore;

import luoshu.trust.identity.internal.IdentitySettings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id. At most one hash per core at a time: a burst of sign-ins queues instead of taking the machine from everybody else. Unknown accounts cost the
 * same work as known ones.
 */
@Component
public class PasswordHashing {

    private final Argon2PasswordEncoder argon;
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final String nobody;

    PasswordHashing(IdentitySettings settings) {
        IdentitySettings.Passwords passwords = settings.passwords();
        argon = new Argon2PasswordEncoder(16, 32, passwords.lanes(), passwords.memory(), passwords.iterations());
        nobody = argon.encode("nobody");
    }

    public String hash(String password) {
        cores.acquireUninterruptibly();
        try {
            return argon.encode(password);
        } finally {
            cores.release();
        }
    }

    public boolean matches(String password, @Nullable String hash) {
        cores.acquireUninterruptibly();
        try {
            return argon.matches(password, hash == null ? nobody : hash) && hash != null;
        } finally {
            cores.release();
        }
    }
}
