package luoshu.data.gateway.internal;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

import luoshu.kernel.requests.ReachableHosts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Which hosts of services may be reached. Asked before every call: the client's own look-up is answered from the same memory of the machine's names, so that a name does not lead elsewhere in between. */
@Component
class ServiceHosts {

    private final ReachableHosts hosts;

    ServiceHosts(GatewaySettings settings, @Value("${luoshu.demo}") boolean demonstration) {
        hosts = new ReachableHosts("luoshu.gateway.hosts", settings.hosts() != null ? settings.hosts() : demonstration ? ReachableHosts.THIS_MACHINE : List.of());
    }

    List<String> configured() {
        return hosts.configured();
    }

    /**
     * The address that was judged.
     *
     * @throws ReachableHosts.HostNotReachable
     */
    InetAddress check(URI address) {
        return hosts.resolve(address);
    }
}
