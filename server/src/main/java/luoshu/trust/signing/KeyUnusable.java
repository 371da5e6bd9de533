package luoshu.trust.signing;

import java.util.Map;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;

/** 409: the key was replaced ({@code key-replaced}) or revoked ({@code key-revoked}) and signs no more. */
public final class KeyUnusable extends Refused {

    public KeyUnusable(String keyId, boolean revoked) {
        super(Problem.Kind.CONFLICT, revoked ? "key-revoked" : "key-replaced", "this key signs no more", Map.of("key", keyId));
    }
}
