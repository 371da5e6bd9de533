package luoshu.trust.messages.internal;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.messages}.
 *
 * @param smtp     mail server; null: e-mails are shown on the outbox page (模拟)
 * @param sms      HTTP adapter of an SMS gateway; null: as above
 * @param attempts deliveries tried before a message is given up
 * @param keepDays days an inbox message is kept
 */
@ConfigurationProperties("luoshu.messages")
public record MessageSettings(@Nullable Smtp smtp, @Nullable Sms sms, @DefaultValue("8") int attempts, @DefaultValue("730") int keepDays) {

    public record Smtp(String host, @DefaultValue("25") int port, @Nullable String user, @Nullable String password, String from, @DefaultValue("true") boolean startTls,
                       @DefaultValue("15s") Duration timeout) {
    }

    /** {@code url} takes {@code {id, mobile, text, template}} by POST with {@code Authorization: Bearer token}; 2xx means taken. */
    public record Sms(String url, @Nullable String token, @DefaultValue("10s") Duration timeout) {
    }
}
