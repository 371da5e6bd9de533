package luoshu.trust.layout;

import java.util.Map;

/** What reading a package gave. */
public sealed interface PackageRead {

    /** @param files unpacked contents by path without leading slash, in the order of the package */
    record Opened(Map<String, byte[]> files) implements PackageRead {
    }

    /** @param subject the entry it is about, or empty */
    record Unreadable(PackageFault fault, String subject, String detail) implements PackageRead {
    }
}
