/**
 * Electronic seals 电子印章 (GB/T 38540-2020, structure version 4): applied for, made by a seal-maker, put on fixed-layout documents within the policy of their use, and verified –
 * versions 1 (GM/T 0031-2014), 4 and 5 (GM/T 0031-2025) of anybody's files. Signing goes through {@link luoshu.trust.seals.Signatory}, trust in certificates through
 * {@link luoshu.trust.seals.CertificateTrust}; here the platform's own keys and authority stand behind both. What a seal covers is reported apart from whether it is valid.
 */
@ApplicationModule(displayName = "trust · seals")
@NullMarked
package luoshu.trust.seals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
