/**
 * Who acts, and whether they may. Permission = action × line of duty (organ) × jurisdiction (region) × confidentiality ceiling.
 * The first line of every endpoint asks {@link luoshu.kernel.access.Access} – where a body is read, {@link luoshu.kernel.access.Asks} does it before; every list and search carries {@link luoshu.kernel.access.Scope} as a SQL predicate.
 * Signing people in is not done here (trust.identity): this module only knows the {@link luoshu.kernel.access.Actor} of the request.
 */
@ApplicationModule(displayName = "kernel · access")
@NullMarked
package luoshu.kernel.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
