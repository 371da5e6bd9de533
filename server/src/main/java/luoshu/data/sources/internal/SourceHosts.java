package luoshu.data.sources.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import luoshu.data.sources.SourceOutcome;
import luoshu.data.sources.SourceUnavailable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which hosts may be reached. A name is resolved once, each of its addresses is judged, and what is connected to is the address: a name that points elsewhere a moment later leads nowhere. This
 * machine and its links are reached only where an address range says so, whatever name they hide behind.
 */
@Component
class SourceHosts {

    private static final List<String> THIS_MACHINE = List.of("127.0.0.0/8", "::1/128");
    private final List<String> configured;
    private final List<Range> ranges = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    @Autowired
    SourceHosts(SourceSettings settings, @Value("${luoshu.demo}") boolean demonstration) {
        this(settings.hosts() != null ? settings.hosts() : demonstration ? THIS_MACHINE : List.of());
    }

    SourceHosts(List<String> configured) {
        this.configured = configured.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
        this.configured.forEach(one -> {
            if (one.matches("[0-9a-fA-F:.]+(/[0-9]{1,3})?") && (one.contains(":") || one.matches("[0-9./]+"))) {
                ranges.add(Range.of(one));
            } else if (one.matches("(\\*\\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")) {
                names.add(one.toLowerCase(Locale.ROOT));
            } else {
                throw new IllegalStateException("luoshu.sources.hosts: neither an address range nor a name: " + one);
            }
        });
    }

    List<String> configured() {
        return configured;
    }

    /** @throws SourceUnavailable if it may not be reached, or is not known */
    InetAddress resolve(String host) {
        if (configured.isEmpty()) {
            throw new SourceUnavailable(SourceOutcome.NO_HOSTS);
        }
        boolean named = names.stream().anyMatch(pattern -> matches(pattern, host.toLowerCase(Locale.ROOT)));
        if (!named && ranges.isEmpty()) {
            throw new SourceUnavailable(SourceOutcome.HOST_NOT_ALLOWED);
        }
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            if (!Arrays.stream(addresses).allMatch(address -> ranges.stream().anyMatch(range -> range.holds(address)) || named && abroad(address))) {
                throw new SourceUnavailable(SourceOutcome.HOST_NOT_ALLOWED);
            }
            return addresses[0];
        } catch (UnknownHostException unknown) {
            throw new SourceUnavailable(SourceOutcome.UNKNOWN_HOST);
        }
    }

    private static boolean matches(String pattern, String host) {
        return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) && host.length() > pattern.length() - 1 : pattern.equals(host);
    }

    private static boolean abroad(InetAddress address) {
        return !address.isLoopbackAddress() && !address.isLinkLocalAddress() && !address.isAnyLocalAddress() && !address.isMulticastAddress();
    }

    /** Addresses that begin with the same bits. */
    private record Range(byte[] begin, int bits) {

        static Range of(String text) {
            try {
                String[] parts = text.split("/");
                byte[] begin = InetAddress.getByName(parts[0]).getAddress();
                int bits = parts.length == 1 ? begin.length * 8 : Integer.parseInt(parts[1]);
                if (bits > begin.length * 8) {
                    throw new IllegalStateException("luoshu.sources.hosts: no address has so many bits: " + text);
                }
                return new Range(begin, bits);
            } catch (UnknownHostException wrong) {
                throw new IllegalStateException("luoshu.sources.hosts: not an address: " + text, wrong);
            }
        }

        boolean holds(InetAddress address) {
            byte[] other = address.getAddress();
            if (other.length != begin.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((other[bit / 8] & mask) != (begin[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
