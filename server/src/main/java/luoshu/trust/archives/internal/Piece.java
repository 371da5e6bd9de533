package luoshu.trust.archives.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.zip.CRC32;

import luoshu.trust.signing.Sm3;

/** One file on its way into a package. {@code original}: the name under which it was handed in, or the title. */
record Piece(String path, String title, String original, Source source) {

    interface Source {
        InputStream open() throws IOException;
    }

    /** A file with its measures, taken by reading it once. */
    record Measured(Piece piece, long size, long crc, String sm3) {
        String path() {
            return piece.path;
        }
    }

    static Piece of(String path, String title, byte[] content) {
        return new Piece(path, title, title, () -> new ByteArrayInputStream(content));
    }

    Measured measure() throws IOException {
        CRC32 crc = new CRC32();
        Sm3 sm3 = new Sm3();
        long size = 0;
        byte[] buffer = new byte[65536];
        try (InputStream in = source.open()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                crc.update(buffer, 0, n);
                sm3.update(buffer, 0, n);
                size += n;
            }
        }
        return new Measured(this, size, crc.getValue(), HexFormat.of().formatHex(sm3.digest()));
    }
}
