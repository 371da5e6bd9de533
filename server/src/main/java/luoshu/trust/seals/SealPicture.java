package luoshu.trust.seals;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws round seals: ring, five-point star, the organ's name on the upper arc from left to right, below the star the words of a special seal. 300 dots per inch on nothing, one red
 * in four strengths, compressed as far as it goes: a picture travels in every sealed file, is digested with each signature, and is a few kilobytes.
 */
public final class SealPicture {

    private static final double DOTS_PER_MM = 300 / 25.4;
    private static final int RED = 0xCC0000;
    private static final int STRENGTHS = 4;
    /** Degrees a name may take; above the words of a special seal it ends before them. */
    private static final double WHOLE = 290;
    private static final double ABOVE_WORDS = 230;

    private final Font font;

    /** @param font the installation's Chinese font (宋体 where there is one) */
    public SealPicture(Font font) {
        this.font = font;
    }

    /** @param special words of a special seal, e.g. 行政许可专用章; empty for the organ's own */
    public byte[] draw(String organ, String special, int millimetres) {
        int length = organ.codePointCount(0, organ.length());
        if (length < 1 || length > 40 || special.length() > 16) {
            throw new IllegalArgumentException("a seal carries a name of 1 to 40 characters");
        }
        int dots = (int) Math.round(millimetres * DOTS_PER_MM);
        BufferedImage image = new BufferedImage(dots, dots, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setComposite(AlphaComposite.Src);
            g.setColor(new Color(RED));
            g.scale(dots / 100.0, dots / 100.0);
            ring(g);
            g.fill(star(50, 50, 15));
            arc(g, organ, length, special.isEmpty() ? WHOLE : ABOVE_WORDS);
            if (!special.isEmpty()) {
                line(g, special);
            }
        } finally {
            g.dispose();
        }
        return png(image);
    }

    private static void ring(Graphics2D g) {
        g.setStroke(new BasicStroke(2.6f));
        g.draw(new Ellipse2D.Double(1.8, 1.8, 96.4, 96.4));
    }

    private static Shape star(double x, double y, double radius) {
        Path2D path = new Path2D.Double();
        double inner = radius * Math.sin(Math.toRadians(18)) / Math.sin(Math.toRadians(54));
        for (int i = 0; i < 10; i++) {
            double angle = Math.toRadians(-90 + i * 36);
            double r = i % 2 == 0 ? radius : inner;
            double px = x + r * Math.cos(angle);
            double py = y + r * Math.sin(angle);
            if (i == 0) {
                path.moveTo(px, py);
            } else {
                path.lineTo(px, py);
            }
        }
        path.closePath();
        return path;
    }

    /** The characters stand on the arc feet inward; a long name takes a wider arc and narrower characters. */
    private void arc(Graphics2D g, String organ, int length, double widest) {
        double spread = Math.min(widest, Math.max(110, length * 24));
        double step = length > 1 ? spread / (length - 1) : 0;
        double outer = 45.5;
        double height = 14;
        double width = length > 1 ? Math.min(height, Math.toRadians(step) * (outer - height) * 0.98) : height;
        double angle = length > 1 ? -90 - spread / 2 : -90;
        for (int at = 0; at < organ.length(); angle += step) {
            int character = organ.codePointAt(at);
            at += Character.charCount(character);
            AffineTransform place = AffineTransform.getTranslateInstance(50, 50);
            place.rotate(Math.toRadians(angle + 90));
            place.translate(0, -outer + height / 2);
            g.fill(place.createTransformedShape(glyph(Character.toString(character), width, height)));
        }
    }

    private void line(Graphics2D g, String words) {
        double width = Math.min(60, words.length() * 8.0);
        g.fill(AffineTransform.getTranslateInstance(50, 78).createTransformedShape(glyph(words, width, 8)));
    }

    /** The outline of the text, centred on the origin, filling the given cell. */
    private Shape glyph(String text, double width, double height) {
        FontRenderContext context = new FontRenderContext(null, true, true);
        GlyphVector glyphs = font.deriveFont(100f).createGlyphVector(context, text);
        Rectangle2D advance = glyphs.getLogicalBounds();
        double em = 100;
        AffineTransform fit = AffineTransform.getScaleInstance(width / Math.max(1, advance.getWidth()), height / em);
        fit.translate(-advance.getCenterX(), 0.36 * em);
        return fit.createTransformedShape(glyphs.getOutline());
    }

    private static byte[] png(BufferedImage drawn) {
        byte[] reds = new byte[STRENGTHS];
        byte[] others = new byte[STRENGTHS];
        byte[] alphas = new byte[STRENGTHS];
        Arrays.fill(reds, (byte) (RED >> 16));
        for (int i = 0; i < STRENGTHS; i++) {
            alphas[i] = (byte) (i * 255 / (STRENGTHS - 1));
        }
        BufferedImage flat = new BufferedImage(drawn.getWidth(), drawn.getHeight(), BufferedImage.TYPE_BYTE_BINARY, new IndexColorModel(2, STRENGTHS, reds, others, others, alphas));
        for (int y = 0; y < drawn.getHeight(); y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                int strength = ((drawn.getRGB(x, y) >>> 24) * (STRENGTHS - 1) + 127) / 255;
                flat.getRaster().setSample(x, y, 0, strength);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (MemoryCacheImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam most = writer.getDefaultWriteParam();
            most.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            most.setCompressionQuality(0);
            writer.setOutput(memory);
            writer.write(null, new IIOImage(flat, null, null), most);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
