package luoshu.trust.messages.internal;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.messages}.
 *
 * @param smtp     mail server; null: e-mails are shown on the outbox page (模拟)
 * @param sms      HTTP adapter of an SMS gateway; null: as above
 * @param origin   where this platform is reached; begins the links in mails
 * @param webhooks hosts of systems that may be called although their address is private
 * @param keepDays days an inbox message is kept
 */
@ConfigurationProperties("luoshu.messages")
public record MessageSettings(@Nullable Smtp smtp, @Nullable Sms sms, @DefaultValue("http://localhost:8080") String origin, @DefaultValue List<String> webhooks, @DefaultValue("730") int keepDays) {

    public record Smtp(String host, @DefaultValue("25") int port, @Nullable String user, @Nullable String password, String from, @DefaultValue("true") boolean startTls,
                       @DefaultValue("15s") Duration timeout) {
    }

    /** {@code url} takes {@code {id, mobile, text, template}} by POST with {@code Authorization: Bearer token}; 2xx means taken. {@code receiptSecret}: key of the HMAC-SHA256 under its receipts. */
    public record Sms(String url, @Nullable String token, @Nullable String receiptSecret, @DefaultValue("10s") Duration timeout) {
    }
}
