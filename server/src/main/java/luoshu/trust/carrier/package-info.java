/**
 * SIMULATED gateway for text messages 模拟短信网关: for demonstrations, trials and training, behind the interfaces of {@code trust.messages}. No telephone rings, and the screens say
 * so. It is late, repeats itself, contradicts itself, refuses and falls silent on request; numbers that end in 0000 do not exist. A real gateway replaces it with
 * {@code luoshu.messages.sms.url}.
 */
@ApplicationModule(displayName = "trust · carrier")
@NullMarked
package luoshu.trust.carrier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
