package luoshu.data.gateway.internal;

import java.time.Duration;
import java.time.Period;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code luoshu.gateway}.
 *
 * @param hosts    addresses (CIDR) and names ({@code *.example.cn}) of services that may be reached; absent: in a demonstration this machine, else none
 * @param atOnce   most calls under way on this node; more are told to come again
 * @param question largest body of a question
 * @param answer   largest answer of a provider
 * @param reading  most time for a question to arrive
 * @param skew     how far a system's clock may be off
 * @param failures in a row after which a provider is left alone
 * @param rest     for how long
 * @param session  how long a session lasts; twelve hours at most
 * @param port     of a listener for calls alone, 0 for any free one; absent: they come where everything else does
 * @param connections most connections to that listener
 * @param keep     how long records of use are kept; three years at least
 */
@ConfigurationProperties("luoshu.gateway")
record GatewaySettings(@Nullable List<String> hosts, @DefaultValue("1024") int atOnce, @DefaultValue("1MB") DataSize question, @DefaultValue("8MB") DataSize answer, @DefaultValue("10s") Duration reading,
                       @DefaultValue("5m") Duration skew, @DefaultValue("5") int failures, @DefaultValue("10s") Duration rest, @DefaultValue("1h") Duration session, @Nullable Integer port, @DefaultValue("4096") int connections,
                       @DefaultValue("P3Y") Period keep) {

    GatewaySettings {
        if (keep.toTotalMonths() < 36) {
            throw new IllegalStateException("luoshu.gateway.keep: records of use are kept for three years at least");
        }
        if (session.isNegative() || session.isZero() || session.compareTo(Duration.ofHours(12)) > 0) {
            throw new IllegalStateException("luoshu.gateway.session: more than nothing and twelve hours at most");
        }
        if (failures < 1 || failures > 10) {
            throw new IllegalStateException("luoshu.gateway.failures: 1 to 10");
        }
    }
}
