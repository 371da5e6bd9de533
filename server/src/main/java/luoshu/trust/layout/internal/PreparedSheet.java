package luoshu.trust.layout.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

import luoshu.trust.layout.Mark;
import luoshu.trust.layout.Part;
import luoshu.trust.layout.Sheet;

/**
 * One sheet, prepared: what never changes is a template page 模板页 of the format – a part packed and digested once –, the page itself holds only the texts with fields and the
 * pictures that come with a filling.
 */
public final class PreparedSheet {

    private static final String OPEN = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\">";
    private static final String CLOSE = "</ofd:Layer></ofd:Content></ofd:Page>";

    private record Slot(int id, int font, Mark.Text mark, Wording wording) {
    }

    private final int number;
    private final int page;
    private final String head;
    private final List<Slot> slots = new ArrayList<>();
    private final String pictures;
    private final Part background;

    /** @param ids gives out identifiers, {@code fonts} and {@code images} those of the resources by name */
    public PreparedSheet(int number, int page, int template, Sheet sheet, Identifiers ids, ToIntFunction<String> fonts, ToIntFunction<String> images) {
        this.number = number;
        this.page = page;
        StringBuilder fixed = new StringBuilder(OPEN);
        area(fixed, sheet);
        fixed.append("<ofd:Content><ofd:Layer ID=\"").append(ids.next()).append("\" Type=\"Background\">");
        StringBuilder changing = new StringBuilder();
        for (Mark mark : sheet.marks()) {
            int id = ids.next();
            switch (mark) {
                case Mark.Text text -> {
                    Wording wording = new Wording(text.content());
                    if (wording.fixed()) {
                        TextSetting.append(fixed, id, fonts.applyAsInt(text.font()), text, text.content());
                    } else {
                        slots.add(new Slot(id, fonts.applyAsInt(text.font()), text, wording));
                    }
                }
                case Mark.Line line -> Drawing.append(fixed, id, line);
                case Mark.Frame frame -> Drawing.append(fixed, id, frame);
                case Mark.Picture picture -> Drawing.append(field(picture.image()) ? changing : fixed, id, images.applyAsInt(picture.image()), picture);
            }
        }
        fixed.append(CLOSE);
        background = Part.deflated("Doc_0/Tpls/Tpl_" + number + "/Content.xml", fixed.toString().getBytes(StandardCharsets.UTF_8), true);
        StringBuilder top = new StringBuilder(OPEN).append("<ofd:Template TemplateID=\"").append(template).append("\" ZOrder=\"Background\"/>");
        area(top, sheet);
        head = top.append("<ofd:Content><ofd:Layer ID=\"").append(ids.next()).append("\" Type=\"Body\">").toString();
        pictures = changing.toString();
    }

    private static boolean field(String image) {
        return image.startsWith("{") && image.endsWith("}");
    }

    public int page() {
        return page;
    }

    public Part background() {
        return background;
    }

    public Set<String> fields() {
        Set<String> names = new LinkedHashSet<>();
        slots.forEach(slot -> names.addAll(slot.wording.fields()));
        return names;
    }

    public Part fill(Map<String, String> values) {
        StringBuilder out = new StringBuilder(head.length() + 256 + slots.size() * 320).append(head);
        for (Slot slot : slots) {
            TextSetting.append(out, slot.id, slot.font, slot.mark, slot.wording.with(values));
        }
        out.append(pictures).append(CLOSE);
        return Part.deflated("Doc_0/Pages/Page_" + number + "/Content.xml", out.toString().getBytes(StandardCharsets.UTF_8), false);
    }

    private static void area(StringBuilder out, Sheet sheet) {
        out.append("<ofd:Area><ofd:PhysicalBox>0 0 ");
        XmlText.number(out, sheet.width());
        out.append(' ');
        XmlText.number(out, sheet.height());
        out.append("</ofd:PhysicalBox></ofd:Area>");
    }
}
