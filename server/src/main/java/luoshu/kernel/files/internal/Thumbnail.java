package luoshu.kernel.files.internal;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import luoshu.kernel.files.FileRefused.Reason;
import luoshu.kernel.files.FileRefused;

/** A small JPEG of a picture, upright. Decodes every n-th pixel only, so memory follows the thumbnail, not the picture. */
public final class Thumbnail {

    private Thumbnail() {
    }

    /** {@code longest}: pixels of the longer side. */
    public static byte[] of(InputStream picture, int longest) throws IOException {
        ImageIO.setUseCache(false);
        byte[] head;
        BufferedImage image;
        try (BufferedInputStream in = new BufferedInputStream(picture, 65536)) {
            in.mark(65536);
            head = in.readNBytes(64);
            in.reset();
            image = decode(in, longest);
        }
        BufferedImage upright = draw(image, longest, orientation(head));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(upright, "jpg", out);
        return out.toByteArray();
    }

    private static BufferedImage decode(InputStream in, int longest) throws IOException {
        try (ImageInputStream stream = ImageIO.createImageInputStream(in)) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new FileRefused(Reason.DAMAGED);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (longest * 2));
                ImageReadParam param = reader.getDefaultReadParam();
                param.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, param);
            } catch (IOException | RuntimeException damaged) {
                throw new FileRefused(Reason.DAMAGED);
            } finally {
                reader.dispose();
            }
        }
    }

    /** Our cleaner writes the orientation, if any, as the first segments of the file: SOI, (APP0,) APP1. */
    private static int orientation(byte[] head) {
        for (int at = 2; at + 4 < head.length && (head[at] & 0xFF) == 0xFF; ) {
            int length = (head[at + 2] & 0xFF) << 8 | head[at + 3] & 0xFF;
            if ((head[at + 1] & 0xFF) == 0xE1 && at + 2 + length <= head.length) {
                return Math.max(1, ExifOrientation.read(Arrays.copyOfRange(head, at + 4, at + 2 + length)));
            }
            at += 2 + length;
        }
        return 1;
    }

    private static BufferedImage draw(BufferedImage image, int longest, int orientation) {
        double scale = Math.min(1.0, (double) longest / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        boolean turned = orientation >= 5;
        BufferedImage out = new BufferedImage(turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = out.createGraphics();
        g.setColor(java.awt.Color.WHITE);
        g.fillRect(0, 0, out.getWidth(), out.getHeight());
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
        turn.scale((double) width / image.getWidth(), (double) height / image.getHeight());
        g.drawImage(image, turn, null);
        g.dispose();
        return out;
    }
}
