package luoshu.data.exchange.internal;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.exchange}.
 *
 * @param chunk    rows of one transaction at the target
 * @param rejected rows that may be kept back in a run before it stops; of a capture that follows: in one batch, and so many of the newest are listed
 * @param lost     a run that was silent for so long may be begun again
 * @param captures  runs that follow changes on one node at once
 * @param warnHeld  megabytes of the log a source keeps for a flow beyond which it is warned of
 * @param mostHeld  megabytes beyond which the flow is given up, so that the disk of the source does not fill
 */
@ConfigurationProperties("luoshu.exchange")
record ExchangeSettings(@DefaultValue("20000") int chunk, @DefaultValue("10000") int rejected, @DefaultValue("15m") Duration lost, @DefaultValue("16") int captures,
                        @DefaultValue("4096") long warnHeld, @DefaultValue("16384") long mostHeld) {
}
