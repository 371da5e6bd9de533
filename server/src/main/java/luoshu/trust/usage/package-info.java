/**
 * Using certificates 用证: who used one, when, for what – for its holder to see – and on what ground: shown by the holder 亮证, with the holder's consent 授权用证, by an official who may
 * ask without it 依职权用证, in place of a paper in an application. Every use of a certificate's content goes through here, is recorded, and is in the evidence log.
 */
@ApplicationModule(displayName = "trust · usage")
@NullMarked
package luoshu.trust.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
