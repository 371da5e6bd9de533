package luoshu.data.cascade.internal;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code luoshu.cascade}.
 *
 * @param division this installation serves; absent: the province of the platform
 * @param hosts    addresses (CIDR) and names of other installations that may be called; absent: in a demonstration this machine, else none
 * @param worker   whether this process speaks to others
 * @param idle     pause between two calls when there is nothing to send
 * @param longest  longest pause after failures
 * @param timeout  of one call
 * @param skew     how far the other side's clock may be off
 * @param batch    most messages in one call and one answer
 * @param body     largest call and largest answer
 * @param history  days of a statement and of the reconciliation
 */
@ConfigurationProperties("luoshu.cascade")
record CascadeSettings(@Nullable String division, @Nullable List<String> hosts, @DefaultValue("true") boolean worker, @DefaultValue("5s") Duration idle, @DefaultValue("30s") Duration longest,
                       @DefaultValue("30s") Duration timeout, @DefaultValue("5m") Duration skew, @DefaultValue("200") int batch, @DefaultValue("16MB") DataSize body, @DefaultValue("7") int history) {

    CascadeSettings {
        if (batch < 1 || batch > 1_000) {
            throw new IllegalStateException("luoshu.cascade.batch: 1 to 1000");
        }
        if (history < 1 || history > 31) {
            throw new IllegalStateException("luoshu.cascade.history: 1 to 31 days");
        }
    }
}
