/**
 * Status lists 状态清单: whether a certificate is still good, asked without saying which. A list is a row of two-bit states, 131 072 of them, compressed and signed; whoever checks one
 * certificate fetches the list of all. Where a certificate stands in it is chosen at random, so a place says nothing about its neighbours or its age.
 */
@ApplicationModule(displayName = "trust · status")
@NullMarked
package luoshu.trust.status;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
