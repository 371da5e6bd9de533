package luoshu.data.sources.internal;

import java.net.InetAddress;
import java.util.List;

import luoshu.data.sources.SourceOutcome;
import luoshu.data.sources.SourceUnavailable;
import luoshu.kernel.requests.ReachableHosts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which hosts of databases may be reached; what is connected to is the address a name was resolved to. */
@Component
class SourceHosts {

    private final ReachableHosts hosts;

    @Autowired
    SourceHosts(SourceSettings settings, @Value("${luoshu.demo}") boolean demonstration) {
        this(settings.hosts() != null ? settings.hosts() : demonstration ? ReachableHosts.THIS_MACHINE : List.of());
    }

    SourceHosts(List<String> configured) {
        hosts = new ReachableHosts("luoshu.sources.hosts", configured);
    }

    List<String> configured() {
        return hosts.configured();
    }

    /** @throws SourceUnavailable if it may not be reached, or is not known */
    InetAddress resolve(String host) {
        try {
            return hosts.resolve(host);
        } catch (ReachableHosts.HostNotReachable not) {
            throw new SourceUnavailable(switch (not.refusal()) {
                case NONE_CONFIGURED -> SourceOutcome.NO_HOSTS;
                case NOT_ALLOWED -> SourceOutcome.HOST_NOT_ALLOWED;
                case UNKNOWN -> SourceOutcome.UNKNOWN_HOST;
            });
        }
    }
}
