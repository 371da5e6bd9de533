package luoshu.kernel.files.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The one Exif tag that changes how a picture looks: 1 upright … 8. */
final class ExifOrientation {

    private static final byte[] HEAD = {'E', 'x', 'i', 'f', 0, 0};
    private static final int TAG = 0x0112;

    private ExifOrientation() {
    }

    /** 1–8; 0 when the block is not Exif, says nothing, or is malformed. */
    static int read(byte[] app1) {
        if (app1.length < 14 || !Arrays.equals(app1, 0, 6, HEAD, 0, 6)) {
            return 0;
        }
        ByteBuffer tiff = ByteBuffer.wrap(app1, 6, app1.length - 6).slice();
        if (tiff.get(0) != tiff.get(1) || tiff.get(0) != 'I' && tiff.get(0) != 'M') {
            return 0;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.capacity() - 2) {
            return 0;
        }
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries && directory + 2 + i * 12 + 12 <= tiff.capacity(); i++) {
            int at = directory + 2 + i * 12;
            if ((tiff.getShort(at) & 0xFFFF) == TAG) {
                int value = tiff.getShort(at + 8);
                return value >= 1 && value <= 8 ? value : 0;
            }
        }
        return 0;
    }

    /** An Exif block that says the orientation and nothing else. */
    static byte[] only(int orientation) {
        ByteBuffer block = ByteBuffer.allocate(32).order(ByteOrder.BIG_ENDIAN);
        block.put(HEAD).put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8).putShort((short) 1);
        block.putShort((short) TAG).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0).putInt(0);
        return block.array();
    }
}
