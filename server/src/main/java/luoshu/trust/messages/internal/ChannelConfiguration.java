package luoshu.trust.messages.internal;

import java.time.Clock;
import java.util.Objects;

import luoshu.trust.messages.MessageChannel;
import luoshu.trust.messages.ReceiptSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** An adapter exists where one is configured. */
@Configuration(proxyBeanMethods = false)
class ChannelConfiguration {

    @Bean
    @ConditionalOnProperty("luoshu.messages.smtp.host")
    MessageChannel mailServer(MessageSettings settings) {
        return new MailServer(Objects.requireNonNull(settings.smtp()));
    }

    @Bean
    @ConditionalOnProperty("luoshu.messages.sms.url")
    MessageChannel smsGateway(MessageSettings settings, JsonMapper json) {
        return new SmsGateway(Objects.requireNonNull(settings.sms()), json);
    }

    @Bean
    @ConditionalOnProperty("luoshu.messages.sms.receipt-secret")
    ReceiptSource smsReceipts(MessageSettings settings, JsonMapper json, Clock clock) {
        return new SmsReceipts(Objects.requireNonNull(Objects.requireNonNull(settings.sms()).receiptSecret()), json, clock);
    }
}
