/**
 * Messages 消息: what the platform tells somebody. Inside, an inbox per party, account, post and organ, read in portal and workbench; outside, an outbox written in the
 * transaction of its cause, from which adapters (SMS gateway, e-mail) take it. Where no adapter serves a channel the demonstration's outbox page is the channel, so that
 * a newcomer can sign in.
 */
@ApplicationModule(displayName = "trust · messages")
@NullMarked
package luoshu.trust.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
