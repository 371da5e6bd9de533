/**
 * Messages 消息: what the platform tells somebody outside itself. Every message passes the outbox in the transaction of its cause; adapters (SMS gateway, e-mail) take it
 * from there. Where no adapter serves a channel the outbox page is the channel, so that nothing is lost and a newcomer can sign in.
 */
@ApplicationModule(displayName = "trust · messages")
@NullMarked
package luoshu.trust.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
