package luoshu.trust.identity.web;

import java.util.List;
import java.util.Optional;

import luoshu.kernel.access.Access;
import luoshu.kernel.access.HeldGrant;
import luoshu.kernel.access.Permission;
import luoshu.kernel.access.Subject;
import luoshu.kernel.organs.Organ;
import luoshu.kernel.organs.OrganCode;
import luoshu.kernel.organs.Organs;
import org.springframework.stereotype.Component;

/** Which organs, and whose accounts, lie within an administrator's jurisdiction. */
@Component
class Reach {

    private final Access access;
    private final Organs organs;

    Reach(Access access, Organs organs) {
        this.access = access;
        this.organs = organs;
    }

    /** Empty: no such organ, or outside. */
    Optional<Organ> organ(Permission permission, OrganCode code) {
        return organs.find(code).filter(organ -> access.allows(permission, new Subject(organ.code().value(), organ.duty(), organ.region().value(), 0)));
    }

    /** An account that holds nothing yet is anybody's to finish; one that holds something belongs where it holds it. */
    boolean account(Permission permission, List<HeldGrant> held) {
        return held.isEmpty() || held.stream().anyMatch(grant -> organ(permission, new OrganCode(grant.organ())).isPresent());
    }
}
