package luoshu.trust.layout.internal;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import javax.imageio.ImageIO;

import luoshu.trust.layout.PdfCopy;
import luoshu.trust.layout.Xml;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.util.Matrix;

/** One page as PDF. Every character stands where the layout puts it; all of it in one font, as a copy may. Ours only: what {@link SvgPage} allows foreign files is bounded there. */
public final class PdfPage implements PagePen, AutoCloseable {

    private static final double POINTS = 72 / 25.4;
    private static final double[] IDENTITY = {1, 0, 0, 1, 0, 0};
    private final PDDocument document;
    private final PDPageContentStream out;
    private final PDFont font;
    private final double width;
    private final double height;
    private final Function<String, Optional<byte[]>> images;

    public PdfPage(PDDocument document, PDFont font, String area, Function<String, Optional<byte[]>> images) {
        double[] box = SvgPage.numbers(area, 4, new double[] {0, 0, 210, 297});
        this.document = document;
        this.font = font;
        this.width = box[2];
        this.height = box[3];
        this.images = images;
        PDPage page = new PDPage(new PDRectangle((float) (width * POINTS), (float) (height * POINTS)));
        document.addPage(page);
        try {
            this.out = new PDPageContentStream(document, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Writing {
        void write() throws IOException;
    }

    private static void now(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void content(Xml page) {
        page.child("Content").ifPresent(content -> content.children("Layer").forEach(layer -> now(() -> block(layer))));
    }

    private void block(Xml block) throws IOException {
        for (Xml object : block.children()) {
            switch (object.name()) {
                case "TextObject" -> text(object);
                case "PathObject" -> path(object);
                case "ImageObject" -> picture(object);
                case "PageBlock" -> block(object);
                default -> {
                }
            }
        }
    }

    private static double[] boundary(Xml object) {
        return SvgPage.numbers(object.attribute("Boundary").orElse(""), 4, new double[4]);
    }

    private void text(Xml object) throws IOException {
        double[] box = boundary(object);
        double size = SvgPage.number(object.attribute("Size"), 4);
        out.setNonStrokingColor(colour(object.child("FillColor")));
        for (Xml code : object.children("TextCode")) {
            double x = box[0] + SvgPage.number(code.attribute("X"), 0);
            double y = box[1] + SvgPage.number(code.attribute("Y"), 0);
            List<Double> distances = SvgPage.distances(code.attribute("DeltaX").orElse(""));
            int[] characters = code.text().codePoints().toArray();
            for (int i = 0; i < characters.length; i++) {
                glyph(Character.toString(characters[i]), x, y, size);
                x += i < distances.size() ? distances.get(i) : size;
            }
        }
    }

    private void glyph(String character, double x, double y, double size) throws IOException {
        out.beginText();
        out.setFont(font, (float) (size * POINTS));
        out.setTextMatrix(Matrix.getTranslateInstance((float) (x * POINTS), (float) ((height - y) * POINTS)));
        try {
            out.showText(character);
        } catch (IllegalArgumentException notInFont) {
            out.showText("?");
        }
        out.endText();
    }

    private void path(Xml object) throws IOException {
        double[] box = boundary(object);
        boolean filled = object.attribute("Fill").filter("true"::equals).isPresent();
        boolean stroked = object.attribute("Stroke").filter("false"::equals).isEmpty();
        out.setStrokingColor(colour(object.child("StrokeColor")));
        out.setNonStrokingColor(colour(object.child("FillColor")));
        out.setLineWidth((float) (SvgPage.number(object.attribute("LineWidth"), 0.353) * POINTS));
        String[] words = object.textOf("AbbreviatedData").orElse("").strip().split("[\\s,]+");
        boolean begun = false;
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "S", "M" -> {
                    out.moveTo(x(box, words, i + 1), y(box, words, i + 2));
                    begun = true;
                }
                case "L" -> out.lineTo(x(box, words, i + 1), y(box, words, i + 2));
                case "B" -> out.curveTo(x(box, words, i + 1), y(box, words, i + 2), x(box, words, i + 3), y(box, words, i + 4), x(box, words, i + 5), y(box, words, i + 6));
                case "C" -> out.closePath();
                default -> {
                }
            }
        }
        if (begun && filled && stroked) {
            out.fillAndStroke();
        } else if (begun && filled) {
            out.fill();
        } else if (begun) {
            out.stroke();
        }
    }

    private static double value(String[] words, int i) {
        return i < words.length ? SvgPage.number(Optional.of(words[i]), 0) : 0;
    }

    private float x(double[] box, String[] words, int i) {
        return (float) ((box[0] + value(words, i)) * POINTS);
    }

    private float y(double[] box, String[] words, int i) {
        return (float) ((height - box[1] - value(words, i)) * POINTS);
    }

    private void picture(Xml object) throws IOException {
        double[] box = boundary(object);
        double[] matrix = SvgPage.numbers(object.attribute("CTM").orElse(""), 6, IDENTITY);
        Optional<byte[]> image = images.apply(object.attribute("ResourceID").orElse(""));
        if (image.isPresent()) {
            place(image.get(), box[0] + matrix[4], box[1] + matrix[5], matrix[0], matrix[3]);
        }
    }

    @Override
    public void image(String boundary, byte[] image) {
        double[] box = SvgPage.numbers(boundary, 4, new double[0]);
        if (box.length == 4) {
            now(() -> place(image, box[0], box[1], box[2], box[3]));
        }
    }

    private void place(byte[] image, double x, double y, double wide, double high) throws IOException {
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(image));
        if (read == null) {
            return;
        }
        out.drawImage(LosslessFactory.createFromImage(document, read), (float) (x * POINTS), (float) ((height - y - high) * POINTS), (float) (wide * POINTS), (float) (high * POINTS));
    }

    /** That it is a copy. */
    public void mark(PdfCopy copy) {
        now(() -> {
            out.setNonStrokingColor(new Color(226, 226, 226));
            double size = 34;
            double start = (width - copy.mark().codePointCount(0, copy.mark().length()) * size * 1.2) / 2;
            int[] letters = copy.mark().codePoints().toArray();
            for (int i = 0; i < letters.length; i++) {
                glyph(Character.toString(letters[i]), start + i * size * 1.2, height / 2 + size / 2, size);
            }
        });
    }

    public void foot(PdfCopy copy) {
        now(() -> {
            out.setNonStrokingColor(new Color(90, 90, 90));
            double size = Math.min(2.6, (width - 12) / Math.max(1, ems(copy.note())));
            double x = (width - ems(copy.note()) * size) / 2;
            for (int character : copy.note().codePoints().toArray()) {
                glyph(Character.toString(character), x, height - 3.2, size);
                x += (character >= 0x2E80 ? 1 : 0.5) * size;
            }
        });
    }

    private static double ems(String text) {
        return text.codePoints().mapToDouble(character -> character >= 0x2E80 ? 1 : 0.5).sum();
    }

    private static Color colour(Optional<Xml> colour) {
        double[] parts = SvgPage.numbers(colour.flatMap(each -> each.attribute("Value")).orElse(""), 3, new double[3]);
        return new Color((int) Math.clamp(parts[0], 0, 255), (int) Math.clamp(parts[1], 0, 255), (int) Math.clamp(parts[2], 0, 255));
    }

    @Override
    public void close() {
        now(out::close);
    }
}
