package luoshu.trust.archives.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The zip, written as it goes: stored, not compressed – what is kept for decades should not need a program to get at –, names in UTF-8, one time for all (not the first a zip knows, which the JDK writes twice), so that equal files are equal bytes. */
final class Container implements Closeable {

    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);
    private final ZipOutputStream zip;

    Container(OutputStream out) {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setMethod(ZipOutputStream.STORED);
    }

    /** @throws IOException also when the file is not what was measured: its storage failed in between */
    void add(Piece.Measured file) throws IOException {
        ZipEntry entry = new ZipEntry(file.path());
        entry.setTimeLocal(TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(file.size());
        entry.setCompressedSize(file.size());
        entry.setCrc(file.crc());
        zip.putNextEntry(entry);
        byte[] buffer = new byte[65536];
        try (InputStream in = file.piece().source().open()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                zip.write(buffer, 0, n);
            }
        }
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
