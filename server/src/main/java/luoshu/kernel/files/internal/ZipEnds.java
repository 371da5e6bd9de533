package luoshu.kernel.files.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

import luoshu.kernel.files.FileRefused;
import luoshu.kernel.files.FileRefused.Reason;

/** A zip starts with an entry at byte 0 and ends with its directory, nothing before, between or after: otherwise two programs may read two different archives. */
final class ZipEnds {

    private static final int LOCAL = 0x04034B50;
    private static final int DIRECTORY_END = 0x06054B50;
    private static final int END_LENGTH = 22;

    private ZipEnds() {
    }

    static void check(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long size = in.length();
            byte[] tail = new byte[(int) Math.min(size, END_LENGTH + 65535)];
            in.seek(size - tail.length);
            in.readFully(tail);
            ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            int end = -1;
            for (int i = tail.length - END_LENGTH; i >= 0 && end < 0; i--) {
                if (bytes.getInt(i) == DIRECTORY_END) {
                    end = i;
                }
            }
            if (end < 0) {
                throw new FileRefused(Reason.DAMAGED);
            }
            int comment = bytes.getShort(end + 20) & 0xFFFF;
            long directorySize = bytes.getInt(end + 12) & 0xFFFFFFFFL;
            long directoryAt = bytes.getInt(end + 16) & 0xFFFFFFFFL;
            long endAt = size - tail.length + end;
            // 64-bit archives (sizes of FFFFFFFF) are far above any upload limit here: nobody needs them.
            if (end + END_LENGTH + comment != tail.length || directoryAt + directorySize != endAt) {
                throw new FileRefused(Reason.POLYGLOT);
            }
            in.seek(0);
            byte[] head = new byte[4];
            in.readFully(head);
            if (ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt() != LOCAL) {
                throw new FileRefused(size == END_LENGTH ? Reason.EMPTY : Reason.POLYGLOT);
            }
        }
    }
}
