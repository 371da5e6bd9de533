package luoshu.kernel.files;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What one upload may be. Above {@code maxBytes} the stream is refused while it is read.
 *
 * @param unpacking null: as much as any file may
 */
public record FileLimits(Set<FileType> accept, long maxBytes, @Nullable Unpacking unpacking) {

    /** What an archive may unpack to, and how long looking into it may take: where tables of a million rows are expected. */
    public record Unpacking(long maxBytes, Duration time) {
    }

    public FileLimits {
        accept = Set.copyOf(accept);
        if (accept.isEmpty() || maxBytes < 1) {
            throw new IllegalArgumentException("limits that accept nothing");
        }
    }

    public FileLimits(Set<FileType> accept, long maxBytes) {
        this(accept, maxBytes, null);
    }

    /** As a material of a matter says it: {@code accept: [pdf, jpg]}, {@code maxMegabytes}. */
    public static FileLimits of(Collection<String> accept, int maxMegabytes) {
        Set<FileType> types = EnumSet.noneOf(FileType.class);
        accept.forEach(name -> types.add(FileType.named(name)));
        return new FileLimits(types, maxMegabytes * 1024L * 1024L);
    }

    /** Every type that is taken. */
    public static FileLimits any(int maxMegabytes) {
        return new FileLimits(EnumSet.complementOf(EnumSet.of(FileType.JSONL)), maxMegabytes * 1024L * 1024L);
    }
}
