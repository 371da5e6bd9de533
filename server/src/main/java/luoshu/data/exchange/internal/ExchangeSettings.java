package luoshu.data.exchange.internal;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.exchange}.
 *
 * @param chunk    rows of one transaction at the target
 * @param rejected rows that may be kept back in a run before it stops
 * @param lost     a run that was silent for so long may be begun again
 */
@ConfigurationProperties("luoshu.exchange")
record ExchangeSettings(@DefaultValue("20000") int chunk, @DefaultValue("10000") int rejected, @DefaultValue("15m") Duration lost) {
}
