package luoshu.trust.messages;

import java.time.Duration;

/**
 * One message.
 *
 * @param recipient mobile number, e-mail address, party id or application id, as the channel needs
 * @param template  stable key of the wording, e.g. {@code identity.code}
 * @param secret    the body is a credential: shown only while it lives, never exported
 * @param life      after this the message is of no use and is deleted
 */
public record Message(Channel channel, String recipient, String template, String body, boolean secret, Duration life) {

    public enum Channel { IN_APP, SMS, EMAIL, WEBHOOK }

    public static Message code(String mobile, String template, String body, Duration life) {
        return new Message(Channel.SMS, mobile, template, body, true, life);
    }
}
