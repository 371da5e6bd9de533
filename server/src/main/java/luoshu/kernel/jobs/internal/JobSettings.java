package luoshu.kernel.jobs.internal;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code luoshu.jobs}.
 *
 * @param threads   jobs run at once on this node; 0: this node runs none
 * @param polling   how often the queue is looked at
 * @param heartbeat a node is taken for dead after six of these without a sign
 * @param attempts  how often a job is begun after its node died without getting further
 * @param perOwner  unfinished jobs one person may have
 * @param keepDays  days a finished job and its file are kept
 */
@ConfigurationProperties("luoshu.jobs")
public record JobSettings(@DefaultValue("2") int threads, @DefaultValue("1s") Duration polling, @DefaultValue("5s") Duration heartbeat, @DefaultValue("3") int attempts,
                          @DefaultValue("5") int perOwner, @DefaultValue("7") int keepDays) {
}
