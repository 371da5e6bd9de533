/** Unified identity 统一身份认证: our own OpenID provider, sessions, second factors, the three administrators' accounts. */
@ApplicationModule(displayName = "trust · identity")
@NullMarked
package luoshu.trust.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
