package luoshu.kernel.files.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import luoshu.kernel.files.FileRefused;
import luoshu.kernel.files.FileRefused.Reason;
import luoshu.kernel.files.FileType;

/** Watches one archive entry flow by: programs by their first bytes, the EICAR string, and in office XML entities and remote parts. */
final class EntryWatch {

    private final Needle eicar = Needle.eicar();
    private final List<Needle> forbidden;
    private boolean first = true;
    private boolean archive;

    EntryWatch(FileType type, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean xml = lower.endsWith(".xml") || lower.endsWith(".rels");
        if (type == FileType.ZIP || !xml) {
            forbidden = List.of();
        } else if (lower.endsWith(".rels")) {
            forbidden = List.of(new Needle("<!DOCTYPE"), new Needle("<!ENTITY"), new Needle("relationships/attachedTemplate"), new Needle("relationships/oleObject"),
                    new Needle("relationships/vbaProject"), new Needle("relationships/frame"));
        } else {
            forbidden = List.of(new Needle("<!DOCTYPE"), new Needle("<!ENTITY"));
        }
    }

    void feed(byte[] bytes, int length) {
        if (first) {
            first = false;
            if (starts(bytes, length, 'M', 'Z') && length > 64 || starts(bytes, length, 0x7F, 'E', 'L', 'F') || starts(bytes, length, '#', '!')) {
                throw new FileRefused(Reason.ACTIVE_CONTENT);
            }
            if (starts(bytes, length, 'R', 'a', 'r', '!') || starts(bytes, length, '7', 'z', 0xBC, 0xAF) || starts(bytes, length, 0x1F, 0x8B) || starts(bytes, length, 'B', 'Z', 'h')
                    || starts(bytes, length, 0xFD, '7', 'z', 'X')) {
                throw new FileRefused(Reason.ARCHIVE_NESTED);
            }
            archive = starts(bytes, length, 'P', 'K', 3, 4) || starts(bytes, length, 'P', 'K', 5, 6);
        }
        eicar.feed(bytes, length);
        forbidden.forEach(needle -> needle.feed(bytes, length));
    }

    boolean archive() {
        return archive;
    }

    void finish() {
        if (eicar.found()) {
            throw new FileRefused(Reason.THREAT, Map.of("threat", "EICAR-Test-File"));
        }
        if (forbidden.stream().anyMatch(Needle::found)) {
            throw new FileRefused(Reason.ACTIVE_CONTENT);
        }
    }

    private static boolean starts(byte[] bytes, int length, int... head) {
        if (length < head.length) {
            return false;
        }
        for (int i = 0; i < head.length; i++) {
            if ((bytes[i] & 0xFF) != head[i]) {
                return false;
            }
        }
        return true;
    }
}
