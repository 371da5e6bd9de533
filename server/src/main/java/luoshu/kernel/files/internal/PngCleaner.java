package luoshu.kernel.files.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

import luoshu.kernel.files.FileRefused;
import luoshu.kernel.files.FileRefused.Reason;

/** Copies a PNG chunk by chunk, checking each CRC, keeping only what decoding needs: no texts, times, Exif, compressed profiles (a bomb of their own) or animation. */
final class PngCleaner {

    private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs");
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final long LONGEST = 1L << 30;

    private PngCleaner() {
    }

    static void clean(Path from, Path to, long maxPixels, Budget budget) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(from), 65536));
             DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(to), 65536))) {
            out.writeLong(expect(in.readLong()));
            boolean first = true;
            boolean pixels = false;
            String name = "";
            while (!name.equals("IEND")) {
                budget.checkTime();
                long length = in.readInt() & 0xFFFFFFFFL;
                byte[] type = in.readNBytes(4);
                name = new String(type, StandardCharsets.ISO_8859_1);
                if (length > LONGEST || first != name.equals("IHDR") || first && length != 13 || !name.matches("[A-Za-z]{4}")) {
                    throw new FileRefused(Reason.DAMAGED);
                }
                copyChunk(in, out, name, type, length, maxPixels);
                pixels |= name.equals("IDAT");
                first = false;
            }
            if (!pixels) {
                throw new FileRefused(Reason.DAMAGED);
            }
            Trailer.check(in, budget);
        } catch (EOFException cut) {
            throw new FileRefused(Reason.DAMAGED);
        }
    }

    private static long expect(long signature) {
        if (signature != SIGNATURE) {
            throw new FileRefused(Reason.DAMAGED);
        }
        return signature;
    }

    private static void copyChunk(DataInputStream in, DataOutputStream out, String name, byte[] type, long length, long maxPixels) throws IOException {
        boolean kept = KEPT.contains(name);
        CRC32 crc = new CRC32();
        crc.update(type);
        if (kept) {
            out.writeInt((int) length);
            out.write(type);
        }
        byte[] buffer = new byte[(int) Math.min(65536, Math.max(length, 16))];
        for (long left = length; left > 0; ) {
            int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (n < 0) {
                throw new EOFException();
            }
            if (name.equals("IHDR") && left == length) {
                in.readFully(buffer, n, (int) length - n);
                n = (int) length;
                checkHeader(buffer, maxPixels);
            }
            crc.update(buffer, 0, n);
            if (kept) {
                out.write(buffer, 0, n);
            }
            left -= n;
        }
        int claimed = in.readInt();
        if (claimed != (int) crc.getValue()) {
            throw new FileRefused(Reason.DAMAGED);
        }
        if (kept) {
            out.writeInt(claimed);
        }
    }

    private static void checkHeader(byte[] header, long maxPixels) {
        long width = integer(header, 0);
        long height = integer(header, 4);
        if (width < 1 || height < 1) {
            throw new FileRefused(Reason.DAMAGED);
        }
        if (width > maxPixels || height > maxPixels || width * height > maxPixels) {
            throw new FileRefused(Reason.IMAGE_TOO_BIG, Map.of("width", width, "height", height));
        }
    }

    private static long integer(byte[] bytes, int at) {
        return (bytes[at] & 0xFFL) << 24 | (bytes[at + 1] & 0xFFL) << 16 | (bytes[at + 2] & 0xFFL) << 8 | bytes[at + 3] & 0xFFL;
    }
}
