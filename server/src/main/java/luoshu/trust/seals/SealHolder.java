package luoshu.trust.seals;

import java.util.UUID;

import luoshu.kernel.organs.Organ;
import org.jspecify.annotations.Nullable;

/**
 * Whose seal.
 *
 * @param code   the organ's code or the enterprise's credit code
 * @param party  of an enterprise
 * @param organ  the organ in whose reach it is for permissions; empty for an enterprise
 * @param region 12 digits
 */
public record SealHolder(Kind kind, String code, String name, @Nullable UUID party, String organ, String duty, String region) {

    public enum Kind { ORGAN, ENTERPRISE }

    public static SealHolder of(Organ organ) {
        return new SealHolder(Kind.ORGAN, organ.code().value(), organ.name(), null, organ.code().value(), organ.duty(), organ.region().value());
    }
}
