package luoshu.trust.layout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import luoshu.kernel.problems.Problem;
import luoshu.kernel.problems.Refused;
import luoshu.trust.layout.internal.Identifiers;
import luoshu.trust.layout.internal.ImageKind;
import luoshu.trust.layout.internal.PreparedSheet;
import luoshu.trust.layout.internal.XmlText;

/** A prepared design. Safe for many threads. */
public final class Template {

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String SPACE = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    /** Pictures that come with fillings are PNG: their kind is written into the prepared resources. */
    private static final String FILLED = "PNG";

    private final List<PreparedSheet> sheets = new ArrayList<>();
    private final List<Part> fixed = new ArrayList<>();
    private final Map<String, Integer> imageFields = new LinkedHashMap<>();
    private final Set<String> fields = new LinkedHashSet<>();
    private final List<Integer> pages;
    private final String creator;

    private Template(Design design) {
        Identifiers ids = new Identifiers();
        List<Integer> pageIds = new ArrayList<>();
        List<Integer> templateIds = new ArrayList<>();
        design.sheets().forEach(sheet -> pageIds.add(ids.next()));
        design.sheets().forEach(sheet -> templateIds.add(ids.next()));
        Map<String, Integer> fonts = new LinkedHashMap<>();
        design.fonts().forEach(font -> fonts.put(font.name(), ids.next()));
        Map<String, Integer> images = new LinkedHashMap<>();
        for (Sheet sheet : design.sheets()) {
            for (Mark mark : sheet.marks()) {
                if (mark instanceof Mark.Picture picture) {
                    images.computeIfAbsent(picture.image(), name -> ids.next());
                }
            }
        }
        for (int i = 0; i < pageIds.size(); i++) {
            sheets.add(new PreparedSheet(i, pageIds.get(i), templateIds.get(i), design.sheets().get(i), ids,
                    name -> known(fonts, name, "font"), name -> known(images, name, "image")));
        }
        pages = List.copyOf(pageIds);
        creator = "<ofd:Creator>" + XmlText.of(design.creator()) + "</ofd:Creator><ofd:CreatorVersion>" + XmlText.of(design.creatorVersion()) + "</ofd:CreatorVersion>";
        sheets.forEach(sheet -> fields.addAll(sheet.fields()));
        fixed.add(part("Doc_0/Document.xml", document(design, templateIds, ids.last(), !images.isEmpty())));
        fixed.add(part("Doc_0/PublicRes.xml", fonts(design, fonts)));
        if (!images.isEmpty()) {
            fixed.add(part("Doc_0/DocumentRes.xml", images(design, images)));
        }
        sheets.forEach(sheet -> fixed.add(sheet.background()));
    }

    public static Template prepare(Design design) {
        return new Template(design);
    }

    /** The fields a filling must have a text for. */
    public Set<String> fields() {
        return Set.copyOf(fields);
    }

    /** Refuses a missing field, a text that does not fit and a character that documents cannot carry. */
    public LayoutPackage fill(Filling filling) {
        List<Part> parts = new ArrayList<>(fixed.size() + sheets.size() + imageFields.size());
        parts.addAll(fixed);
        sheets.forEach(sheet -> parts.add(sheet.fill(filling.texts())));
        imageFields.forEach((name, id) -> parts.add(image(filling, name, id)));
        return new LayoutPackage(head(filling), "</ofd:DocBody></ofd:OFD>", parts, pages);
    }

    private String head(Filling filling) {
        StringBuilder out = new StringBuilder(512 + filling.customData().size() * 80).append(XML).append("<ofd:OFD").append(SPACE)
                .append(" Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo><ofd:DocID>").append(plain(filling.id())).append("</ofd:DocID><ofd:Title>");
        XmlText.append(out, filling.title());
        out.append("</ofd:Title><ofd:Author>");
        XmlText.append(out, filling.author());
        out.append("</ofd:Author><ofd:CreationDate>").append(filling.created()).append("</ofd:CreationDate>").append(creator);
        if (!filling.customData().isEmpty()) {
            out.append("<ofd:CustomDatas>");
            filling.customData().forEach((name, value) -> {
                out.append("<ofd:CustomData Name=\"");
                XmlText.append(out, name);
                out.append("\">");
                XmlText.append(out, value);
                out.append("</ofd:CustomData>");
            });
            out.append("</ofd:CustomDatas>");
        }
        return out.append("</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>").toString();
    }

    private static Part image(Filling filling, String name, int id) {
        byte[] image = filling.images().get(name);
        if (image == null) {
            throw new Refused(Problem.Kind.INVALID, "layout-field-missing", "the document has no picture for the field " + name, Map.of("field", name));
        }
        if (ImageKind.of(image) != ImageKind.PNG) {
            throw new Refused(Problem.Kind.INVALID, "layout-image-kind", "a picture that comes with a document's values is PNG");
        }
        return Part.stored("Doc_0/Res/image_" + id + ".png", image);
    }

    private String document(Design design, List<Integer> templates, int last, boolean images) {
        StringBuilder out = new StringBuilder(XML).append("<ofd:Document").append(SPACE).append("><ofd:CommonData><ofd:MaxUnitID>").append(last)
                .append("</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 ");
        XmlText.number(out, design.sheets().getFirst().width());
        out.append(' ');
        XmlText.number(out, design.sheets().getFirst().height());
        out.append("</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>");
        if (images) {
            out.append("<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>");
        }
        for (int i = 0; i < templates.size(); i++) {
            out.append("<ofd:TemplatePage ID=\"").append(templates.get(i)).append("\" ZOrder=\"Background\" BaseLoc=\"Tpls/Tpl_").append(i).append("/Content.xml\"/>");
        }
        out.append("</ofd:CommonData><ofd:Pages>");
        for (int i = 0; i < pages.size(); i++) {
            out.append("<ofd:Page ID=\"").append(pages.get(i)).append("\" BaseLoc=\"Pages/Page_").append(i).append("/Content.xml\"/>");
        }
        return out.append("</ofd:Pages></ofd:Document>").toString();
    }

    private String fonts(Design design, Map<String, Integer> ids) {
        StringBuilder out = new StringBuilder(XML).append("<ofd:Res").append(SPACE).append(" BaseLoc=\"Res\"><ofd:Fonts>");
        for (Typeface font : design.fonts()) {
            String name = XmlText.of(font.name());
            int id = known(ids, font.name(), "font");
            out.append("<ofd:Font ID=\"").append(id).append("\" FontName=\"").append(name).append("\" FamilyName=\"").append(name).append('"');
            if (font.embedded()) {
                out.append("><ofd:FontFile>font_").append(id).append(".ttf</ofd:FontFile></ofd:Font>");
                fixed.add(Part.deflated("Doc_0/Res/font_" + id + ".ttf", font.file(), true));
            } else {
                out.append("/>");
            }
        }
        return out.append("</ofd:Fonts></ofd:Res>").toString();
    }

    private String images(Design design, Map<String, Integer> ids) {
        StringBuilder out = new StringBuilder(XML).append("<ofd:Res").append(SPACE).append(" BaseLoc=\"Res\"><ofd:MultiMedias>");
        ids.forEach((name, id) -> {
            boolean filled = name.startsWith("{") && name.endsWith("}");
            String kind = FILLED;
            String ending = "png";
            if (filled) {
                imageFields.put(name.substring(1, name.length() - 1), id);
            } else {
                byte[] image = design.images().get(name);
                if (image == null) {
                    throw new IllegalArgumentException("the design has no image " + name);
                }
                kind = ImageKind.of(image).name();
                ending = ImageKind.of(image).ending();
                fixed.add(Part.stored("Doc_0/Res/image_" + id + "." + ending, image));
            }
            out.append("<ofd:MultiMedia ID=\"").append(id).append("\" Type=\"Image\" Format=\"").append(kind).append("\"><ofd:MediaFile>image_").append(id).append('.').append(ending)
                    .append("</ofd:MediaFile></ofd:MultiMedia>");
        });
        return out.append("</ofd:MultiMedias></ofd:Res>").toString();
    }

    private static Part part(String name, String xml) {
        return Part.deflated(name, xml.getBytes(StandardCharsets.UTF_8), true);
    }

    private static int known(Map<String, Integer> ids, String name, String what) {
        Integer id = ids.get(name);
        if (id == null) {
            throw new IllegalArgumentException("the design has no " + what + " " + name);
        }
        return id;
    }

    private static String plain(UUID id) {
        return id.toString().replace("-", "");
    }
}
