package luoshu.trust.layout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import luoshu.trust.layout.internal.XmlText;

/**
 * Makes an annotated copy 加注件 of a sealed document of our own: the same pages with a watermark under their content, what the copy is for among its custom data, and the original whole as an
 * attachment, whose seal stays what it was. The copy is a document of its own, to be sealed as one: nothing of it is left outside its seal, so nobody adds words to it.
 */
public final class AnnotatedCopy {

    public static final String ORIGINAL = "Doc_0/Attachs/original.ofd";
    private static final String SIGNS = "Doc_0/Signs/";
    private static final String DOCUMENT = "Doc_0/Document.xml";
    private static final Pattern LAST = Pattern.compile("<ofd:MaxUnitID>(\\d{1,9})</ofd:MaxUnitID>");
    private static final Pattern PAGE = Pattern.compile("<ofd:Page ID=\"(\\d{1,9})\" BaseLoc=\"([^\"]+)\"");
    private static final Pattern BOX = Pattern.compile("<ofd:PhysicalBox>0 0 ([0-9.]+) ([0-9.]+)</ofd:PhysicalBox>");
    private static final Pattern FONT = Pattern.compile("<ofd:Font ID=\"(\\d{1,9})\"");

    private AnnotatedCopy() {
    }

    /**
     * @param files    of the original, opened
     * @param original its bytes
     * @param name     it has as an attachment
     * @param words    of the watermark
     * @param data     custom data the copy has besides the original's
     */
    public static LayoutPackage of(Map<String, byte[]> files, byte[] original, String name, UUID copy, String words, Map<String, String> data) {
        String document = text(files, DOCUMENT);
        int last = Integer.parseInt(first(LAST, document));
        int font = Integer.parseInt(first(FONT, text(files, "Doc_0/PublicRes.xml")));
        List<Integer> pages = new ArrayList<>();
        List<String> places = new ArrayList<>();
        Matcher page = PAGE.matcher(document);
        while (page.find()) {
            pages.add(Integer.parseInt(page.group(1)));
            places.add("Doc_0/" + page.group(2));
        }
        int next = last + 1;
        List<Part> parts = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String path = file.getKey();
            if (path.startsWith(SIGNS) || path.equals("OFD.xml") || path.equals(DOCUMENT)) {
                continue;
            }
            if (places.contains(path)) {
                String content = text(files, path);
                Matcher box = BOX.matcher(content);
                require(box.find());
                double width = Double.parseDouble(box.group(1));
                double height = Double.parseDouble(box.group(2));
                parts.add(part(path, content.replace("<ofd:Content>", "<ofd:Content>" + CopyMark.layer(copy, words, width, height, font, next))));
                next += CopyMark.objects(height);
            } else {
                parts.add(Part.deflated(path, file.getValue(), false));
            }
        }
        parts.addFirst(part(DOCUMENT, LAST.matcher(document).replaceFirst("<ofd:MaxUnitID>" + next + "</ofd:MaxUnitID>")
                .replace("</ofd:Document>", "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments></ofd:Document>")));
        parts.add(part("Doc_0/Attachs/Attachments.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ofd:Attachments xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Attachment ID=\"1\" Name=\"" + XmlText.of(name)
                + "\" Format=\"ofd\"><ofd:FileLoc>original.ofd</ofd:FileLoc></ofd:Attachment></ofd:Attachments>"));
        parts.add(Part.stored(ORIGINAL, original));
        return new LayoutPackage(head(text(files, "OFD.xml"), copy, data), "</ofd:DocBody></ofd:OFD>", parts, pages);
    }

    private static String head(String index, UUID copy, Map<String, String> data) {
        StringBuilder more = new StringBuilder();
        data.forEach((name, value) -> more.append("<ofd:CustomData Name=\"").append(XmlText.of(name)).append("\">").append(XmlText.of(value)).append("</ofd:CustomData>"));
        int end = index.indexOf("</ofd:DocRoot>");
        require(end > 0 && index.contains("</ofd:CustomDatas>"));
        return index.substring(0, end + "</ofd:DocRoot>".length()).replaceFirst("<ofd:DocID>[^<]*</ofd:DocID>", "<ofd:DocID>" + copy.toString().replace("-", "") + "</ofd:DocID>")
                .replace("</ofd:Title>", "（加注件）</ofd:Title>").replace("</ofd:CustomDatas>", more + "</ofd:CustomDatas>");
    }

    private static Part part(String name, String xml) {
        return Part.deflated(name, xml.getBytes(StandardCharsets.UTF_8), false);
    }

    private static String text(Map<String, byte[]> files, String path) {
        byte[] file = files.get(path);
        require(file != null);
        return new String(file, StandardCharsets.UTF_8);
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        require(found.find());
        return found.group(1);
    }

    private static void require(boolean ours) {
        if (!ours) {
            throw new IllegalArgumentException("not a document of our own making");
        }
    }
}
