/**
 * Signatures of persons 电子签名 (电子签名法): an application is signed as it stands by the people it concerns – one after the other or in any order –, each with a key of their own,
 * in a statement that says who signs, as what, and for whom: what an agent signed is never taken for the owner's own. Whether the content was changed since is told apart from
 * whether a signature is genuine.
 */
@ApplicationModule(displayName = "trust · signatures")
@NullMarked
package luoshu.trust.signatures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
