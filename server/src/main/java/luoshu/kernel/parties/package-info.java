/**
 * Who government serves: natural persons, enterprises and organisations, and who may act for whom 当事人、授权. Identity and mobile numbers lie encrypted with a keyed
 * hash beside them for look-up; nobody gets them in clear without an audited reason. Whether a number belongs to a name is asked of registers behind
 * {@link luoshu.kernel.parties.RealNameVerifier}, {@link luoshu.kernel.parties.PopulationRegister} and {@link luoshu.kernel.parties.EnterpriseRegister}.
 */
@ApplicationModule(displayName = "kernel · parties")
@NullMarked
package luoshu.kernel.parties;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
