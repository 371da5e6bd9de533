package luoshu.trust.layout;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import luoshu.trust.layout.internal.Packing;

/**
 * Reads a package strictly. Common zip readers believe either the directory or the entries; a file made for both shows one document to the verifier and another to the viewer. Here
 * the two must agree and together cover every byte of the file. Nothing is thrown whatever the bytes are.
 */
public final class PackageReader {

    private static final int END = 22;

    private record Entry(String name, int flags, int method, int stamp, int crc, int packed, int size, int offset) {
    }

    private static final class Bad extends Exception {

        private final transient PackageRead.Unreadable why;

        Bad(PackageFault fault, String subject, String detail) {
            super(detail, null, false, false);
            this.why = new PackageRead.Unreadable(fault, subject, detail);
        }
    }

    private final PackageLimits limits;

    public PackageReader(PackageLimits limits) {
        this.limits = limits;
    }

    public PackageRead read(byte[] file) {
        try {
            if (file.length > limits.bytes()) {
                throw new Bad(PackageFault.TOO_LARGE, "", "the file has more than " + limits.bytes() + " bytes");
            }
            return new PackageRead.Opened(open(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN)));
        } catch (Bad bad) {
            return bad.why;
        }
    }

    private Map<String, byte[]> open(ByteBuffer file) throws Bad {
        int end = file.limit() - END;
        if (end < 0 || file.getInt(0) != 0x04034b50) {
            throw new Bad(PackageFault.NOT_A_PACKAGE, "", "the bytes do not begin as a package does");
        }
        if (file.getInt(end) != 0x06054b50) {
            throw new Bad(PackageFault.NOT_A_PACKAGE, "", "the bytes do not end as a package does: cut off, or something follows");
        }
        int count = unsigned(file, end + 10);
        int length = file.getInt(end + 12);
        int directory = file.getInt(end + 16);
        if (count == 0xFFFF || directory == -1) {
            throw new Bad(PackageFault.UNSUPPORTED, "", "a zip64 package");
        }
        if (file.getInt(end + 4) != 0 || unsigned(file, end + 8) != count || unsigned(file, end + 20) != 0 || directory < 0 || length < 0 || (long) directory + length != end) {
            throw new Bad(PackageFault.AMBIGUOUS, "", "the end of the package does not describe its directory");
        }
        if (count > limits.entries()) {
            throw new Bad(PackageFault.TOO_LARGE, "", "the package has more than " + limits.entries() + " entries");
        }
        return unpack(file, entries(file, directory, end, count), directory);
    }

    private List<Entry> entries(ByteBuffer file, int from, int end, int count) throws Bad {
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long unpacked = 0;
        int at = from;
        for (int i = 0; i < count; i++) {
            if (at + 46 > end || file.getInt(at) != 0x02014b50) {
                throw new Bad(PackageFault.AMBIGUOUS, "", "the directory has fewer entries than it says");
            }
            int nameLength = unsigned(file, at + 28);
            int rest = unsigned(file, at + 30) + unsigned(file, at + 32);
            if (at + 46 + nameLength + rest > end) {
                throw new Bad(PackageFault.AMBIGUOUS, "", "an entry of the directory is longer than the directory");
            }
            String name = name(file, at + 46, nameLength);
            Entry entry = new Entry(name, unsigned(file, at + 8), unsigned(file, at + 10), file.getInt(at + 12), file.getInt(at + 16), file.getInt(at + 20), file.getInt(at + 24),
                    file.getInt(at + 42));
            check(entry, unsigned(file, at + 34));
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw new Bad(PackageFault.AMBIGUOUS, name, "a name occurs twice");
            }
            unpacked += entry.size;
            if (unpacked > limits.unpacked()) {
                throw new Bad(PackageFault.TOO_LARGE, name, "the package unpacks to more than " + limits.unpacked() + " bytes");
            }
            entries.add(entry);
            at += 46 + nameLength + rest;
        }
        if (at != end) {
            throw new Bad(PackageFault.AMBIGUOUS, "", "the directory has more bytes than entries");
        }
        return entries;
    }

    private static void check(Entry entry, int disk) throws Bad {
        if ((entry.flags & ~0x080E) != 0 || entry.method != 0 && entry.method != 8 || disk != 0) {
            throw new Bad(PackageFault.UNSUPPORTED, entry.name, "encrypted, split or packed in an unknown way");
        }
        if (entry.packed < 0 || entry.size < 0 || entry.offset < 0 || entry.method == 0 && entry.packed != entry.size) {
            throw new Bad(PackageFault.AMBIGUOUS, entry.name, "sizes that cannot be");
        }
        // Deflate cannot do better than 1032 : 1; a greater size only makes the reader reserve memory.
        if (entry.size > 1032L * entry.packed + 64) {
            throw new Bad(PackageFault.DAMAGED_ENTRY, entry.name, "says it unpacks to more than it can");
        }
    }

    private Map<String, byte[]> unpack(ByteBuffer file, List<Entry> entries, int directory) throws Bad {
        List<Entry> inPlace = new ArrayList<>(entries);
        inPlace.sort(Comparator.comparingInt(Entry::offset));
        Map<String, byte[]> files = new LinkedHashMap<>();
        int at = 0;
        for (Entry entry : inPlace) {
            if (entry.offset != at) {
                throw new Bad(PackageFault.AMBIGUOUS, entry.name, "bytes before the entry belong to nothing, or entries overlap");
            }
            if (at + 30 > directory || file.getInt(at) != 0x04034b50) {
                throw new Bad(PackageFault.AMBIGUOUS, entry.name, "no entry where the directory has one");
            }
            int nameLength = unsigned(file, at + 26);
            long data = at + 30L + nameLength + unsigned(file, at + 28);
            long after = data + entry.packed;
            if (after > directory) {
                throw new Bad(PackageFault.AMBIGUOUS, entry.name, "the entry reaches into the directory");
            }
            boolean described = (entry.flags & 8) != 0;
            boolean sameFacts = agrees(file.getInt(at + 14), entry.crc, described) && agrees(file.getInt(at + 18), entry.packed, described) && agrees(file.getInt(at + 22), entry.size, described);
            if (!sameFacts || unsigned(file, at + 6) != entry.flags || unsigned(file, at + 8) != entry.method || file.getInt(at + 10) != entry.stamp
                    || !name(file, at + 30, nameLength).equals(entry.name)) {
                throw new Bad(PackageFault.AMBIGUOUS, entry.name, "the entry and the directory say different things");
            }
            byte[] content = content(file, entry, (int) data);
            at = (int) after + (described ? descriptor(file, entry, (int) after, directory) : 0);
            if (!entry.name.endsWith("/")) {
                files.put(entry.name, content);
            } else if (entry.size != 0) {
                throw new Bad(PackageFault.AMBIGUOUS, entry.name, "a folder with content");
            }
        }
        if (at != directory) {
            throw new Bad(PackageFault.AMBIGUOUS, "", "bytes before the directory belong to nothing");
        }
        return files;
    }

    private static boolean agrees(int local, int central, boolean described) {
        return local == central || described && local == 0;
    }

    /** Size of the data descriptor behind an entry, which may or may not begin with a mark of its own. */
    private static int descriptor(ByteBuffer file, Entry entry, int at, int directory) throws Bad {
        int mark = at + 16 <= directory && file.getInt(at) == 0x08074b50 ? 4 : 0;
        if (at + mark + 12 > directory || file.getInt(at + mark) != entry.crc || file.getInt(at + mark + 4) != entry.packed || file.getInt(at + mark + 8) != entry.size) {
            throw new Bad(PackageFault.AMBIGUOUS, entry.name, "the entry and its descriptor say different things");
        }
        return mark + 12;
    }

    private static byte[] content(ByteBuffer file, Entry entry, int data) throws Bad {
        byte[] content = new byte[entry.size];
        if (entry.method == 0) {
            file.get(data, content);
        } else {
            inflate(file.slice(data, entry.packed), content, entry.name);
        }
        if (Packing.crc(content) != entry.crc) {
            throw new Bad(PackageFault.DAMAGED_ENTRY, entry.name, "its check sum does not fit");
        }
        return content;
    }

    private static void inflate(ByteBuffer packed, byte[] content, String name) throws Bad {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            int done = 0;
            while (!inflater.finished()) {
                int more = done < content.length ? inflater.inflate(content, done, content.length - done) : inflater.inflate(new byte[1]);
                if (more == 0 && !inflater.finished() || done + more > content.length) {
                    break;
                }
                done += more;
            }
            if (!inflater.finished() || done != content.length || inflater.getRemaining() != 0) {
                throw new Bad(PackageFault.DAMAGED_ENTRY, name, "does not unpack to the size it says");
            }
        } catch (DataFormatException broken) {
            throw new Bad(PackageFault.DAMAGED_ENTRY, name, "does not unpack");
        } finally {
            inflater.end();
        }
    }

    private static String name(ByteBuffer file, int at, int length) throws Bad {
        byte[] bytes = new byte[length];
        file.get(at, bytes);
        String name = new String(bytes, StandardCharsets.UTF_8);
        boolean safe = length > 0 && length <= 255 && !name.startsWith("/") && name.indexOf('\\') < 0 && name.indexOf(':') < 0 && name.indexOf('\uFFFD') < 0
                && name.chars().noneMatch(c -> c < 0x20 || c == 0x7F);
        if (!safe) {
            throw new Bad(PackageFault.UNSAFE_NAME, printable(name), "not a name inside a package");
        }
        for (String step : (name.endsWith("/") ? name.substring(0, name.length() - 1) : name).split("/", -1)) {
            if (step.isEmpty() || step.equals(".") || step.equals("..")) {
                throw new Bad(PackageFault.UNSAFE_NAME, printable(name), "leaves the package's folder");
            }
        }
        return name;
    }

    private static String printable(String name) {
        return name.codePoints().limit(120).map(c -> c < 0x20 || c == 0x7F ? '?' : c).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static int unsigned(ByteBuffer file, int at) {
        return file.getShort(at) & 0xFFFF;
    }
}
