package luoshu.kernel.tables.internal;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts by number, on disk: the shared strings of a million rows do not fit in memory. The files have no name any more once they are open, so nothing stays behind a killed process. */
final class DiskStrings implements Closeable {

    /** Texts are added in order. */
    static final class Writer implements Closeable {
        private final Path texts = Files.createTempFile("luoshu-table", ".texts");
        private final Path places = Files.createTempFile("luoshu-table", ".places");
        private final DataOutputStream text = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(texts), 1 << 16));
        private final DataOutputStream place = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(places), 1 << 16));
        private long at;

        Writer() throws IOException {
        }

        void add(CharSequence value) throws IOException {
            byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
            place.writeLong(at);
            text.write(bytes);
            at += bytes.length;
        }

        DiskStrings finish() throws IOException {
            place.writeLong(at);
            text.close();
            place.close();
            return new DiskStrings(texts, places);
        }

        @Override
        public void close() throws IOException {
            text.close();
            place.close();
            Files.deleteIfExists(texts);
            Files.deleteIfExists(places);
        }
    }

    private static final ValueLayout.OfLong PLACE = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private final Arena arena = Arena.ofShared();
    private final MemorySegment texts;
    private final MemorySegment places;

    private DiskStrings(Path texts, Path places) throws IOException {
        this.texts = map(texts);
        this.places = map(places);
    }

    private MemorySegment map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.size() == 0 ? MemorySegment.NULL : channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    /** @throws IndexOutOfBoundsException there is no such text */
    String get(long number) {
        long from = places.get(PLACE, number * Long.BYTES);
        byte[] bytes = new byte[Math.toIntExact(places.get(PLACE, (number + 1) * Long.BYTES) - from)];
        MemorySegment.copy(texts, ValueLayout.JAVA_BYTE, from, bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        arena.close();
    }
}
