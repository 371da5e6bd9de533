package luoshu.kernel.requests;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which hosts of others may be reached from here. A name is resolved and each of its addresses is judged; whoever connects to the address that is returned is not led elsewhere a moment later. This
 * machine and its links are reached only where an address range says so, whatever name they hide behind.
 */
public final class ReachableHosts {

    /** For demonstrations. */
    public static final List<String> THIS_MACHINE = List.of("127.0.0.0/8", "::1/128");

    /** Why a host is not reached. */
    public enum Refusal { NONE_CONFIGURED, NOT_ALLOWED, UNKNOWN }

    /** The host is not to be reached, or there is none. */
    public static final class HostNotReachable extends RuntimeException {
        private final Refusal refusal;

        HostNotReachable(Refusal refusal) {
            super(refusal.name(), null, false, false);
            this.refusal = refusal;
        }

        public Refusal refusal() {
            return refusal;
        }
    }

    private final String property;
    private final List<String> configured;
    private final List<Range> ranges = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /** @param property where it is configured, for the sentence when it is wrong */
    public ReachableHosts(String property, List<String> configured) {
        this.property = property;
        this.configured = configured.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
        this.configured.forEach(one -> {
            if (one.matches("[0-9a-fA-F:.]+(/[0-9]{1,3})?") && (one.contains(":") || one.matches("[0-9./]+"))) {
                ranges.add(range(one));
            } else if (one.matches("(\\*\\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")) {
                names.add(one.toLowerCase(Locale.ROOT));
            } else {
                throw new IllegalStateException(property + ": neither an address range nor a name: " + one);
            }
        });
    }

    public List<String> configured() {
        return configured;
    }

    /** The host of an address. @throws HostNotReachable if it may not be reached, or is not known */
    public InetAddress resolve(URI address) {
        String host = address.getHost();
        return resolve(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
    }

    /** @throws HostNotReachable if it may not be reached, or is not known */
    public InetAddress resolve(String host) {
        if (configured.isEmpty()) {
            throw new HostNotReachable(Refusal.NONE_CONFIGURED);
        }
        boolean named = names.stream().anyMatch(pattern -> matches(pattern, host.toLowerCase(Locale.ROOT)));
        if (!named && ranges.isEmpty()) {
            throw new HostNotReachable(Refusal.NOT_ALLOWED);
        }
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            if (!Arrays.stream(addresses).allMatch(address -> ranges.stream().anyMatch(range -> range.holds(address)) || named && abroad(address))) {
                throw new HostNotReachable(Refusal.NOT_ALLOWED);
            }
            return addresses[0];
        } catch (UnknownHostException unknown) {
            throw new HostNotReachable(Refusal.UNKNOWN);
        }
    }

    private static boolean matches(String pattern, String host) {
        return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) && host.length() > pattern.length() - 1 : pattern.equals(host);
    }

    private static boolean abroad(InetAddress address) {
        return !address.isLoopbackAddress() && !address.isLinkLocalAddress() && !address.isAnyLocalAddress() && !address.isMulticastAddress();
    }

    private Range range(String text) {
        try {
            String[] parts = text.split("/");
            byte[] begin = InetAddress.getByName(parts[0]).getAddress();
            int bits = parts.length == 1 ? begin.length * 8 : Integer.parseInt(parts[1]);
            if (bits > begin.length * 8) {
                throw new IllegalStateException(property + ": no address has so many bits: " + text);
            }
            return new Range(begin, bits);
        } catch (UnknownHostException wrong) {
            throw new IllegalStateException(property + ": not an address: " + text, wrong);
        }
    }

    /** Addresses that begin with the same bits. */
    private record Range(byte[] begin, int bits) {

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
