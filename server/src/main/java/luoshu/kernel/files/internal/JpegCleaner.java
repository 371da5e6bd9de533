package luoshu.kernel.files.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import luoshu.kernel.files.FileRefused.Reason;
import luoshu.kernel.files.FileRefused;

/**
 * Copies a JPEG without its metadata: where and with what a photo was taken is nobody's business. Kept: what decoding needs, colour profile, Adobe transform, and the
 * orientation (as the only tag of a fresh Exif block). Whatever follows the end marker is cut; a document hidden there is refused.
 */
final class JpegCleaner {

    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END = 0xD9;
    private final DataInputStream in;
    private final OutputStream out;
    private final long maxPixels;
    private final Budget budget;
    private boolean orientationWritten;
    private boolean sized;

    private JpegCleaner(InputStream in, OutputStream out, long maxPixels, Budget budget) {
        this.in = new DataInputStream(in);
        this.out = out;
        this.maxPixels = maxPixels;
        this.budget = budget;
    }

    static void clean(Path from, Path to, long maxPixels, Budget budget) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(from), 65536); OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 65536)) {
            new JpegCleaner(in, out, maxPixels, budget).copy();
        } catch (EOFException cut) {
            throw new FileRefused(Reason.DAMAGED);
        }
    }

    private void copy() throws IOException {
        if (in.readUnsignedShort() != 0xFFD8) {
            throw new FileRefused(Reason.DAMAGED);
        }
        out.write(0xFF);
        out.write(0xD8);
        int marker = nextMarker();
        while (marker != END) {
            budget.checkTime();
            marker = segment(marker);
        }
        if (!sized) {
            throw new FileRefused(Reason.DAMAGED);
        }
        out.write(0xFF);
        out.write(END);
        Trailer.check(in, budget);
    }

    private int nextMarker() throws IOException {
        if (in.readUnsignedByte() != 0xFF) {
            throw new FileRefused(Reason.DAMAGED);
        }
        int marker = in.readUnsignedByte();
        while (marker == 0xFF) {
            marker = in.readUnsignedByte();
        }
        return marker;
    }

    /** Copies or drops one segment; answers the marker after it. */
    private int segment(int marker) throws IOException {
        if (marker == 0x01 || marker >= 0xD0 && marker <= 0xD8 || marker == 0) {
            throw new FileRefused(Reason.DAMAGED);
        }
        int length = in.readUnsignedShort() - 2;
        if (length < 0) {
            throw new FileRefused(Reason.DAMAGED);
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        if (marker == APP1 && !orientationWritten) {
            int orientation = ExifOrientation.read(body);
            if (orientation > 1) {
                write(APP1, ExifOrientation.only(orientation));
                orientationWritten = true;
            }
        }
        boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame) {
            checkSize(body);
        }
        boolean dropped = marker >= APP0 && marker <= APP15 && !(marker == APP0 && startsWith(body, "JFIF\0")) && !(marker == APP2 && startsWith(body, "ICC_PROFILE\0"))
                && !(marker == APP14 && startsWith(body, "Adobe")) || marker == COMMENT;
        if (!dropped) {
            write(marker, marker == APP0 && body.length > 14 ? withoutThumbnail(body) : body);
        }
        return marker == START_OF_SCAN ? scan() : nextMarker();
    }

    private void checkSize(byte[] frame) {
        if (frame.length < 6) {
            throw new FileRefused(Reason.DAMAGED);
        }
        long height = (frame[1] & 0xFF) << 8 | frame[2] & 0xFF;
        long width = (frame[3] & 0xFF) << 8 | frame[4] & 0xFF;
        if (width == 0 || height == 0) {
            throw new FileRefused(Reason.DAMAGED);
        }
        if (width * height > maxPixels) {
            throw new FileRefused(Reason.IMAGE_TOO_BIG, Map.of("width", width, "height", height));
        }
        sized = true;
    }

    /** Entropy-coded data up to the next real marker; stuffed zeros and restart markers belong to it. */
    private int scan() throws IOException {
        long copied = 0;
        while (true) {
            int b = in.readUnsignedByte();
            if (b != 0xFF) {
                out.write(b);
            } else {
                int next = in.readUnsignedByte();
                while (next == 0xFF) {
                    next = in.readUnsignedByte();
                }
                if (next != 0 && !(next >= 0xD0 && next <= 0xD7)) {
                    return next;
                }
                out.write(0xFF);
                out.write(next);
            }
            if ((++copied & 0xFFFF) == 0) {
                budget.checkTime();
            }
        }
    }

    private void write(int marker, byte[] body) throws IOException {
        out.write(0xFF);
        out.write(marker);
        out.write(body.length + 2 >> 8);
        out.write(body.length + 2);
        out.write(body);
    }

    private static byte[] withoutThumbnail(byte[] jfif) {
        byte[] bare = Arrays.copyOf(jfif, 14);
        bare[12] = 0;
        bare[13] = 0;
        return bare;
    }

    private static boolean startsWith(byte[] body, String head) {
        if (body.length < head.length()) {
            return false;
        }
        for (int i = 0; i < head.length(); i++) {
            if (body[i] != head.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
