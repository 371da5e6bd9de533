package luoshu.trust.layout.internal;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Deflating and CRC-32. A deflater holds 256 KB outside the heap and costs more to make than a page to deflate: they are kept. */
public final class Packing {

    private static final BlockingQueue<Deflater> IDLE = new ArrayBlockingQueue<>(16);

    private Packing() {
    }

    public static byte[] deflate(byte[] content, boolean thoroughly) {
        Deflater idle = thoroughly ? null : IDLE.poll();
        Deflater deflater = idle != null ? idle : new Deflater(thoroughly ? Deflater.BEST_COMPRESSION : Deflater.BEST_SPEED, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] out = new byte[content.length + content.length / 1000 + 64];
        int length = deflater.deflate(out);
        boolean whole = deflater.finished();
        deflater.reset();
        if (thoroughly || !IDLE.offer(deflater)) {
            deflater.end();
        }
        return whole ? Arrays.copyOf(out, length) : content;
    }

    public static int crc(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }
}
