package luoshu.trust.presenting.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

/** Reads the QR code of a photograph or screenshot, for browsers that cannot. Anybody's bytes: the size is asked for before a picture is unpacked. */
final class CodePicture {

    private static final long PIXELS = 60_000_000;
    private static final int EDGE = 2_000;

    private CodePicture() {
    }

    static boolean looksLike(byte[] file) {
        boolean png = file.length > 8 && file[0] == (byte) 0x89 && file[1] == 'P' && file[2] == 'N' && file[3] == 'G';
        return png || file.length > 3 && file[0] == (byte) 0xFF && file[1] == (byte) 0xD8 && file[2] == (byte) 0xFF;
    }

    /** Empty: no picture that can be read, or no code in it. */
    static Optional<String> read(byte[] file) {
        try {
            Optional<BufferedImage> picture = open(file);
            return picture.isEmpty() ? Optional.empty() : Optional.of(decode(picture.get()));
        } catch (IOException | ReaderException | RuntimeException unreadable) { // ImageIO throws what it likes upon a broken picture
            return Optional.empty();
        }
    }

    private static Optional<BufferedImage> open(byte[] file) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if ((long) width * height > PIXELS) {
                    return Optional.empty();
                }
                ImageReadParam every = reader.getDefaultReadParam();
                int step = Math.max(1, Math.max(width, height) / EDGE);
                every.setSourceSubsampling(step, step, 0, 0);
                return Optional.of(reader.read(0, every));
            } finally {
                reader.dispose();
            }
        }
    }

    private static String decode(BufferedImage picture) throws ReaderException {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = plain.createGraphics();
        pen.drawImage(picture, 0, 0, java.awt.Color.WHITE, null);
        pen.dispose();
        int[] pixels = plain.getRGB(0, 0, width, height, null, 0, width);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))), Map.of(DecodeHintType.TRY_HARDER, true)).getText();
    }
}
