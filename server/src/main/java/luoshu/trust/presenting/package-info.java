/**
 * Showing and checking 亮证、核验: what anybody may ask without signing in – is this code, this document genuine, and what does it stand for now. Each answer is told apart; no answer says
 * who asked, and what is sent here is kept nowhere.
 */
@ApplicationModule(displayName = "trust · presenting")
@NullMarked
package luoshu.trust.presenting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
