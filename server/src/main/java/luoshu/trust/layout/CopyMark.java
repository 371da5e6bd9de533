package luoshu.trust.layout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

import luoshu.trust.layout.internal.XmlText;

/**
 * The watermark of an annotated copy 加注件: rows of words under the content of each page, light enough to read the data over them. The distances between their letters hold the identifier of the
 * copy, a thousandth of a millimetre to four bits: nobody sees it, and it stays when names, custom data and seal have been taken away.
 */
public final class CopyMark {

    private static final String COLOUR = "204 204 204";
    private static final double SIZE = 4.5;
    private static final double ROW = 26;
    private static final int NIBBLES = 36;
    private static final Pattern SPREAD = Pattern.compile("DeltaX=\"([0-9. ]{140,20000})\"");

    private CopyMark() {
    }

    /** A layer for the page, to stand before its other layers. {@code id}: an identifier no other object of the document has; as many follow as there are rows. */
    static String layer(UUID copy, String words, double width, double height, int font, int id) {
        String row = spread(words, (int) (width / (SIZE / 2)) + NIBBLES + 2);
        int[] nibbles = nibbles(copy);
        StringBuilder out = new StringBuilder(4_096).append("<ofd:Layer ID=\"").append(id).append("\" Type=\"Background\">");
        int next = id + 1;
        for (double y = ROW / 2; y < height - SIZE; y += ROW) {
            out.append("<ofd:TextObject ID=\"").append(next++).append("\" Boundary=\"0 ");
            XmlText.number(out, y);
            out.append(' ');
            XmlText.number(out, width);
            out.append(' ');
            XmlText.number(out, SIZE * 1.4);
            out.append("\" Font=\"").append(font).append("\" Size=\"");
            XmlText.number(out, SIZE);
            out.append("\"><ofd:FillColor Value=\"").append(COLOUR).append("\"/><ofd:TextCode X=\"");
            XmlText.number(out, 4 + next % 2 * SIZE * 3);
            out.append("\" Y=\"");
            XmlText.number(out, SIZE);
            String fitting = fitting(row, width - 8 - SIZE * 3);
            out.append("\" DeltaX=\"");
            distances(out, fitting, nibbles);
            out.append("\">");
            XmlText.append(out, fitting);
            out.append("</ofd:TextCode></ofd:TextObject>");
        }
        return out.append("</ofd:Layer>").toString();
    }

    /** How many identifiers a layer takes. */
    static int objects(double height) {
        return (int) (height / ROW) + 3;
    }

    private static int nibble(String distance) {
        try {
            return (int) (Math.round(Double.parseDouble(distance) * 1000) % 50);
        } catch (NumberFormatException none) {
            return 50;
        }
    }

    private static String spread(String words, int characters) {
        StringBuilder row = new StringBuilder(characters + words.length() + 4);
        while (row.length() < characters) {
            row.append(words).append("    ");
        }
        return row.toString();
    }

    private static String fitting(String row, double width) {
        double used = 0;
        int end = 0;
        while (end < row.length() && (used < width || end <= NIBBLES)) {
            used += em(row.charAt(end)) + 0.016;
            end++;
        }
        return row.substring(0, end);
    }

    private static double em(char letter) {
        return letter >= 0x2E80 ? SIZE : SIZE / 2;
    }

    private static void distances(StringBuilder out, String row, int[] nibbles) {
        for (int i = 0; i < row.length() - 1; i++) {
            if (i > 0) {
                out.append(' ');
            }
            XmlText.number(out, em(row.charAt(i)) + nibbles[i % NIBBLES] / 1000.0);
        }
    }

    /** The sixteen bytes and two of a check over them, four bits each. */
    private static int[] nibbles(UUID copy) {
        String hex = copy.toString().replace("-", "");
        hex += "%04x".formatted(check(hex));
        return hex.chars().map(letter -> Character.digit(letter, 16)).toArray();
    }

    private static int check(String hex) {
        CRC32 crc = new CRC32();
        crc.update(HexFormat.of().parseHex(hex));
        return (int) (crc.getValue() & 0xFFFF);
    }

    /** The identifier that the distances of any page of the package hold. */
    public static Optional<UUID> find(Map<String, byte[]> files) {
        for (byte[] file : files.values()) {
            if (file.length > 60 && file[0] == '<') {
                Matcher rows = SPREAD.matcher(new String(file, StandardCharsets.UTF_8));
                for (int i = 0; i < 200 && rows.find(); i++) {
                    Optional<UUID> found = read(rows.group(1));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<UUID> read(String distances) {
        List<Integer> nibbles = new ArrayList<>();
        for (String word : distances.strip().split(" +", NIBBLES + 1)) {
            if (nibbles.size() == NIBBLES) {
                break;
            }
            if (nibble(word) > 15) {
                return Optional.empty();
            }
            nibbles.add(nibble(word));
        }
        if (nibbles.size() < NIBBLES) {
            return Optional.empty();
        }
        StringBuilder hex = new StringBuilder(NIBBLES);
        nibbles.forEach(nibble -> hex.append(Character.forDigit(nibble, 16)));
        String id = hex.substring(0, 32);
        return Integer.parseInt(hex.substring(32), 16) == check(id)
                ? Optional.of(UUID.fromString(id.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"))) : Optional.empty();
    }
}
