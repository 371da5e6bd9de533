/**
 * Codes 服务码: what somebody shows on a screen so that another can check it, with or without a network. A code is a number signed with SM2 by the platform's own key for codes;
 * it lives a minute, names nobody in clear and carries the few words to be read offline. It proves that the platform gave it, within the last minute, to somebody signed in for whom
 * it speaks; not that the person who holds the telephone is that somebody – a picture of a code is as good as the code until it expires. Whoever acts upon a code therefore
 * redeems it, which succeeds once.
 */
@ApplicationModule(displayName = "trust · codes")
@NullMarked
package luoshu.trust.codes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
