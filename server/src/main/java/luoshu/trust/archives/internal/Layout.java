package luoshu.trust.archives.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A package as it lies in its file, read strictly: directory and files one after the other without a gap, so that no other program reads another package from the same bytes. Nothing is
 * unpacked: files are stored as they are.
 */
final class Layout implements Closeable {

    /** Where the bytes of a file stand. {@code plain}: neither compressed nor encrypted. */
    record Entry(String path, long from, long size, long crc, boolean plain) {
    }

    private static final int END = 0x06054B50;
    private static final int CENTRAL = 0x02014B50;
    private static final int LOCAL = 0x04034B50;
    private static final int END_LENGTH = 22;
    private static final int MOST = 20_000;
    private static final int ENCRYPTED = 1;
    private final FileChannel file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private boolean broken;

    private Layout(FileChannel file) {
        this.file = file;
    }

    static Layout read(Path path, Findings findings) throws IOException {
        Layout layout = new Layout(FileChannel.open(path));
        try {
            layout.directory(findings);
        } catch (Broken broken) {
            layout.broken = true;
            findings.add("structure", broken.getMessage(), "ZIP");
            findings.add("readable", "container-broken", "ZIP");
        } catch (IOException failed) {
            layout.close();
            throw failed;
        }
        return layout;
    }

    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        Broken(String fault) {
            super(fault, null, false, false);
        }
    }

    /** Nothing more can be said about what is inside. */
    boolean broken() {
        return broken;
    }

    Map<String, Entry> entries() {
        return entries;
    }

    InputStream open(Entry entry) throws IOException {
        FileChannel own = file;
        return new InputStream() {
            private long at = entry.from();
            private long left = entry.size();

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (left <= 0) {
                    return -1;
                }
                int n = own.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(length, left)), at);
                if (n > 0) {
                    at += n;
                    left -= n;
                }
                return n;
            }
        };
    }

    private void directory(Findings findings) throws IOException, Broken {
        long size = file.size();
        if (size < END_LENGTH) {
            throw new Broken("container-truncated");
        }
        ByteBuffer end = bytes(size - END_LENGTH, END_LENGTH);
        if (end.getInt(0) != END || end.getShort(20) != 0) {
            throw new Broken("container-truncated");
        }
        int count = end.getShort(10) & 0xFFFF;
        long length = end.getInt(12) & 0xFFFFFFFFL;
        long from = end.getInt(16) & 0xFFFFFFFFL;
        if (from + length != size - END_LENGTH || count > MOST || length > Integer.MAX_VALUE >> 4) {
            throw new Broken("container-gap");
        }
        ByteBuffer central = bytes(from, (int) length);
        long free = 0;
        for (int i = 0; i < count; i++) {
            free = entry(central, free, from, findings);
        }
        if (central.hasRemaining() || free != from) {
            throw new Broken("container-gap");
        }
    }

    private long entry(ByteBuffer central, long free, long limit, Findings findings) throws IOException, Broken {
        if (central.remaining() < 46 || central.getInt(central.position()) != CENTRAL) {
            throw new Broken("container-directory");
        }
        int at = central.position();
        int flags = central.getShort(at + 8);
        int method = central.getShort(at + 10);
        long crc = central.getInt(at + 16) & 0xFFFFFFFFL;
        long packed = central.getInt(at + 20) & 0xFFFFFFFFL;
        long size = central.getInt(at + 24) & 0xFFFFFFFFL;
        int name = central.getShort(at + 28) & 0xFFFF;
        int extra = central.getShort(at + 30) & 0xFFFF;
        int comment = central.getShort(at + 32) & 0xFFFF;
        long offset = central.getInt(at + 42) & 0xFFFFFFFFL;
        if (central.remaining() < 46 + name + extra + comment) {
            throw new Broken("container-directory");
        }
        String path = text(central, at + 46, name);
        central.position(at + 46 + name + extra + comment);
        ByteBuffer local = bytes(offset, 30);
        int localName = local.getShort(26) & 0xFFFF;
        int localExtra = local.getShort(28) & 0xFFFF;
        long data = offset + 30 + localName + localExtra;
        if (offset != free || local.getInt(0) != LOCAL || data + packed > limit || localName != name || !text(bytes(offset + 30, localName), 0, localName).equals(path)
                || (local.getInt(14) & 0xFFFFFFFFL) != crc || (local.getInt(18) & 0xFFFFFFFFL) != packed || (local.getInt(22) & 0xFFFFFFFFL) != size) {
            throw new Broken("container-directory");
        }
        if (extra + comment + localExtra > 0) {
            findings.add("structure", "container-extra", path);
        }
        boolean plain = method == 0 && packed == size && (flags & ENCRYPTED) == 0;
        if (entries.putIfAbsent(path, new Entry(path, data, packed, crc, plain)) != null) {
            findings.add("structure", "path-twice", path);
        }
        return data + packed;
    }

    private static String text(ByteBuffer bytes, int at, int length) throws Broken {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate().position(at).limit(at + length)).toString();
        } catch (CharacterCodingException other) {
            throw new Broken("container-directory");
        }
    }

    private ByteBuffer bytes(long from, int length) throws IOException, Broken {
        if (from + length > file.size()) {
            throw new Broken("container-truncated");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, from + bytes.position()) < 0) {
                throw new Broken("container-truncated");
            }
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
