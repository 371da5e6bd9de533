package luoshu.trust.layout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document somebody else made, opened so that a seal can be put on it: its files stay as they are, the index is cut where the list of signatures is named.
 *
 * @param lastPage area of the last page, in mm
 */
public record ForeignDocument(LayoutPackage document, Box lastPage) {

    private static final String INDEX = "OFD.xml";
    private static final String SPACE = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    private static final Pattern END = Pattern.compile("</(?:[A-Za-z_][\\w.-]*:)?DocBody\\s*>");
    private static final Pattern ROOT = Pattern.compile("<(?:[A-Za-z_][\\w.-]*:)?OFD(?=[\\s>])");
    private static final Pattern ENCODING = Pattern.compile("<\\?xml[^>]*encoding=[\"'](?!utf-8)", Pattern.CASE_INSENSITIVE);
    private static final Box A4 = new Box(0, 0, 210, 297);

    /** Nothing can be sealed here. {@code sealed}: because somebody did already. */
    public static final class Unusable extends Exception {

        private final boolean sealed;

        Unusable(String why, boolean sealed) {
            super(why, null, false, false);
            this.sealed = sealed;
        }

        public boolean sealed() {
            return sealed;
        }
    }

    /** @param files of the package by path */
    public static ForeignDocument open(Map<String, byte[]> files) throws Unusable {
        Xml index = read(files, INDEX);
        List<Xml> bodies = index.children("DocBody");
        if (bodies.size() != 1) {
            throw new Unusable("the package holds " + bodies.size() + " documents", false);
        }
        if (bodies.getFirst().child("Signatures").isPresent() || files.keySet().stream().anyMatch(name -> name.startsWith("Doc_0/Signs/"))) {
            throw new Unusable("there are signatures in the document", true);
        }
        if (files.keySet().stream().anyMatch(name -> !name.matches("[ -~]+"))) {
            throw new Unusable("names of files in the package are not plain", false);
        }
        String text = new String(files.get(INDEX), StandardCharsets.UTF_8);
        Matcher end = END.matcher(text);
        if (ENCODING.matcher(text).find() || !end.find() || end.results().findAny().isPresent()) {
            throw new Unusable("the index of the package cannot be extended", false);
        }
        end.reset();
        end.find();
        String head = text.substring(0, end.start());
        String path = bodies.getFirst().textOf("DocRoot").map(each -> PackagePath.resolve(INDEX, each)).orElse("");
        Xml document = read(files, path);
        List<Xml> pages = document.child("Pages").map(each -> each.children("Page")).orElse(List.of());
        if (pages.isEmpty()) {
            throw new Unusable("the document has no pages", false);
        }
        List<Integer> identifiers = new ArrayList<>();
        for (Xml page : pages) {
            identifiers.add(number(page.attribute("ID").orElse("")));
        }
        List<Part> parts = files.entrySet().stream().filter(file -> !file.getKey().equals(INDEX)).map(file -> Part.deflated(file.getKey(), file.getValue(), false)).toList();
        Xml last = read(files, pages.getLast().attribute("BaseLoc").map(each -> PackagePath.resolve(path, each)).orElse(""));
        Box area = area(last.child("Area")).or(() -> area(document.child("CommonData").flatMap(each -> each.child("PageArea")))).orElse(A4);
        return new ForeignDocument(new LayoutPackage(declared(head), text.substring(end.start()), parts, identifiers), area);
    }

    /** What is put into the index is called by the usual prefix, which another maker may not have declared. */
    private static String declared(String head) {
        return head.contains("xmlns:ofd=") ? head : ROOT.matcher(head).replaceFirst(found -> Matcher.quoteReplacement(found.group() + SPACE));
    }

    private static Xml read(Map<String, byte[]> files, String path) throws Unusable {
        byte[] content = files.get(path);
        if (content == null) {
            throw new Unusable("a file is not in the package: " + path, false);
        }
        try {
            return Xml.read(content);
        } catch (Xml.Unreadable bad) {
            throw new Unusable(path + " cannot be read: " + bad.getMessage(), false);
        }
    }

    private static int number(String text) throws Unusable {
        if (!text.matches("[0-9]{1,9}")) {
            throw new Unusable("a page has no identifier", false);
        }
        return Integer.parseInt(text);
    }

    private static Optional<Box> area(Optional<Xml> area) {
        return area.flatMap(each -> each.textOf("PhysicalBox")).map(String::strip).filter(each -> each.matches("(-?[0-9.]{1,10}\\s+){3}-?[0-9.]{1,10}")).map(each -> each.split("\\s+"))
                .map(each -> new Box(Double.parseDouble(each[0]), Double.parseDouble(each[1]), Double.parseDouble(each[2]), Double.parseDouble(each[3])));
    }
}
