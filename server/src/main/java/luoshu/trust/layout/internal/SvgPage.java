package luoshu.trust.layout.internal;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import luoshu.kernel.problems.Refused;
import luoshu.trust.layout.Xml;

/** One page as SVG, in millimetres. */
public final class SvgPage implements PagePen {

    private static final int LENGTH = 24 << 20;
    private static final int DISTANCES = 5_000;

    private final StringBuilder out = new StringBuilder(8_192);
    private final Map<String, String> fonts;
    private final Function<String, Optional<byte[]>> images;

    public SvgPage(String area, Map<String, String> fonts, Function<String, Optional<byte[]>> images) {
        this.fonts = fonts;
        this.images = images;
        double[] box = numbers(area, 4, new double[] {0, 0, 210, 297});
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"");
        write(box[0], box[1], box[2], box[3]);
        out.append("\" width=\"");
        write(box[2]);
        out.append("mm\" height=\"");
        write(box[3]);
        out.append("mm\"><rect x=\"");
        write(box[0]);
        out.append("\" y=\"");
        write(box[1]);
        out.append("\" width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
    }

    public String close() {
        return out.append("</svg>").toString();
    }

    @Override
    public void content(Xml page) {
        page.child("Content").ifPresent(content -> content.children("Layer").forEach(this::block));
    }

    private void block(Xml block) {
        for (Xml object : block.children()) {
            if (out.length() > LENGTH) {
                return;
            }
            switch (object.name()) {
                case "TextObject" -> text(object);
                case "PathObject" -> path(object);
                case "ImageObject" -> images.apply(object.attribute("ResourceID").orElse("")).ifPresent(image -> placed(object, image));
                case "PageBlock" -> block(object);
                default -> {
                }
            }
        }
    }

    private void text(Xml object) {
        double size = number(object.attribute("Size"), 4);
        group(object);
        for (Xml code : object.children("TextCode")) {
            double x = number(code.attribute("X"), 0);
            out.append("<text y=\"");
            write(number(code.attribute("Y"), 0));
            out.append("\" font-size=\"");
            write(size);
            out.append("\" font-family=\"'").append(XmlText.of(fonts.getOrDefault(object.attribute("Font").orElse(""), "").replace("'", ""))).append("',serif\" fill=\"")
                    .append(colour(object.child("FillColor"), "#000")).append("\" xml:space=\"preserve\" x=\"");
            write(x);
            for (double distance : distances(code.attribute("DeltaX").orElse(""))) {
                x += distance;
                out.append(' ');
                write(x);
            }
            out.append("\">");
            XmlText.append(out, code.text());
            out.append("</text>");
        }
        out.append("</g>");
    }

    private void path(Xml object) {
        Optional<String> data = object.textOf("AbbreviatedData").flatMap(SvgPage::curves);
        if (data.isEmpty()) {
            return;
        }
        boolean filled = object.attribute("Fill").filter("true"::equals).isPresent();
        boolean stroked = object.attribute("Stroke").filter("false"::equals).isEmpty();
        group(object);
        out.append("<path d=\"").append(data.get()).append("\" fill=\"").append(filled ? colour(object.child("FillColor"), "#000") : "none").append('"');
        if (stroked) {
            out.append(" stroke=\"").append(colour(object.child("StrokeColor"), "#000")).append("\" stroke-width=\"");
            write(number(object.attribute("LineWidth"), 0.353));
            out.append('"');
        }
        out.append("/></g>");
    }

    private void placed(Xml object, byte[] image) {
        group(object);
        embedded(image, 1, 1);
        out.append("</g>");
    }

    @Override
    public void image(String boundary, byte[] image) {
        double[] box = numbers(boundary, 4, new double[0]);
        if (box.length == 4) {
            out.append("<g transform=\"translate(");
            write(box[0], box[1]);
            out.append(")\">");
            embedded(image, box[2], box[3]);
            out.append("</g>");
        }
    }

    private void embedded(byte[] image, double width, double height) {
        ImageKind kind = kind(image);
        if (kind == null || out.length() + image.length * 4L / 3 > LENGTH) {
            return;
        }
        out.append("<image preserveAspectRatio=\"none\" width=\"");
        write(width);
        out.append("\" height=\"");
        write(height);
        out.append("\" href=\"data:image/").append(kind.name().toLowerCase(Locale.ROOT)).append(";base64,").append(Base64.getEncoder().encodeToString(image)).append("\"/>");
    }

    private static ImageKind kind(byte[] image) {
        try {
            return ImageKind.of(image);
        } catch (Refused none) {
            return null;
        }
    }

    private void group(Xml object) {
        double[] box = numbers(object.attribute("Boundary").orElse(""), 4, new double[4]);
        out.append("<g transform=\"translate(");
        write(box[0], box[1]);
        out.append(')');
        double[] matrix = numbers(object.attribute("CTM").orElse(""), 6, new double[0]);
        if (matrix.length == 6) {
            out.append(" matrix(");
            write(matrix);
            out.append(')');
        }
        out.append("\">");
    }

    /** The commands of the format, each in the letters of SVG; none when there is anything else in them. */
    private static Optional<String> curves(String data) {
        StringBuilder svg = new StringBuilder(data.length() + 16);
        for (String word : data.strip().split("[\\s,]+")) {
            String letter = switch (word) {
                case "S", "M" -> "M";
                case "L" -> "L";
                case "Q" -> "Q";
                case "B" -> "C";
                case "A" -> "A";
                case "C" -> "Z";
                default -> "";
            };
            if (!letter.isEmpty()) {
                svg.append(letter).append(' ');
                continue;
            }
            double value = number(Optional.of(word), Double.NaN);
            if (Double.isNaN(value)) {
                return Optional.empty();
            }
            XmlText.number(svg, value);
            svg.append(' ');
        }
        return Optional.of(svg.toString().strip());
    }

    static List<Double> distances(String written) {
        List<Double> distances = new ArrayList<>();
        String[] words = written.strip().split("\\s+");
        for (int i = 0; i < words.length && distances.size() < DISTANCES; i++) {
            if (words[i].equals("g") && i + 2 < words.length) {
                int times = (int) Math.min(DISTANCES, number(Optional.of(words[i + 1]), 0));
                double distance = number(Optional.of(words[i + 2]), 0);
                for (int each = 0; each < times; each++) {
                    distances.add(distance);
                }
                i += 2;
            } else if (!words[i].isEmpty()) {
                distances.add(number(Optional.of(words[i]), 0));
            }
        }
        return distances;
    }

    private static String colour(Optional<Xml> colour, String otherwise) {
        double[] parts = numbers(colour.flatMap(each -> each.attribute("Value")).orElse(""), 3, new double[0]);
        return parts.length == 3 ? "rgb(" + channel(parts[0]) + "," + channel(parts[1]) + "," + channel(parts[2]) + ")" : otherwise;
    }

    private static int channel(double value) {
        return (int) Math.clamp(value, 0, 255);
    }

    static double[] numbers(String written, int count, double[] otherwise) {
        String[] words = written.strip().split("\\s+");
        if (words.length != count) {
            return otherwise;
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number(Optional.of(words[i]), Double.NaN);
            if (Double.isNaN(numbers[i])) {
                return otherwise;
            }
        }
        return numbers;
    }

    static double number(Optional<String> written, double otherwise) {
        try {
            double value = written.map(String::strip).filter(each -> each.length() < 32).map(Double::parseDouble).orElse(otherwise);
            return Math.abs(value) < 1e6 ? value : otherwise;
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }

    private void write(double... numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (i > 0) {
                out.append(' ');
            }
            XmlText.number(out, numbers[i]);
        }
    }
}
