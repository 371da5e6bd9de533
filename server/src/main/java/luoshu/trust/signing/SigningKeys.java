package luoshu.trust.signing;

import java.util.List;
import java.util.Optional;

/** The platform's own keys. Keys of organs, officials and other subjects: {@link Certification}. */
public interface SigningKeys {

    /** The key now in use for the purpose; made and certified on first asking, and anew a month before its certificate ends. */
    SigningKey current(KeyPurpose purpose);

    /** Every key of the platform's own that ever signed for the purpose, newest first: for who verifies without asking. */
    List<SigningKey> list(KeyPurpose purpose);

    /** A key that signed once, in use or not: to verify by. */
    Optional<SigningKey> find(String keyId);
}
