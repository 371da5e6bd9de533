package luoshu.trust.layout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import luoshu.trust.layout.internal.PagePen;
import luoshu.trust.layout.internal.PdfPage;
import luoshu.trust.layout.internal.SvgPage;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Shows the pages of an opened package as SVG pictures: texts, paths and images, which is what our templates are made of; anything else is left out. The file may be anybody's: every
 * number is read and written anew, every text escaped, nothing is referred to outside the picture.
 */
public final class PageViewer {

    private static final int PAGES = 200;

    /** @param page identifier of the page, {@code boundary} x y width height in mm, {@code image} PNG, JPEG or GIF */
    public record Overlay(String page, String boundary, byte[] image) {
    }

    private final Map<String, byte[]> files;
    private final Map<String, String> fonts = new HashMap<>();
    private final Map<String, String> media = new HashMap<>();
    private final Map<String, Xml> templates = new HashMap<>();

    public PageViewer(Map<String, byte[]> files) {
        this.files = files;
    }

    /** One picture a page, with what lies over it, such as seals. Refuses what cannot be read. */
    public List<String> pages(List<Overlay> overlays) throws Xml.Unreadable {
        return draw(overlays, area -> new SvgPage(area, fonts, this::image)).stream().map(SvgPage::close).toList();
    }

    /** All pages as PDF, for files of our own. Refuses what cannot be read. */
    public byte[] copy(List<Overlay> overlays, PdfCopy copy, TrueTypeFont face) throws Xml.Unreadable {
        try (PDDocument document = new PDDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream(65_536)) {
            PDFont font = PDType0Font.load(document, face, true);
            for (PdfPage page : draw(overlays, area -> {
                PdfPage page = new PdfPage(document, font, area, this::image);
                page.mark(copy);
                return page;
            })) {
                page.foot(copy);
                page.close();
            }
            document.getDocumentInformation().setTitle(copy.title());
            document.getDocumentInformation().setAuthor(copy.author());
            document.getDocumentInformation().setProducer("Luoshu");
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <P extends PagePen> List<P> draw(List<Overlay> overlays, Function<String, P> pens) throws Xml.Unreadable {
        Xml index = xml("OFD.xml");
        String root = index.child("DocBody").flatMap(body -> body.textOf("DocRoot")).map(path -> PackagePath.resolve("OFD.xml", path)).orElse("");
        Xml document = xml(root);
        Optional<Xml> common = document.child("CommonData");
        String size = common.flatMap(PageViewer::area).orElse("0 0 210 297");
        if (common.isPresent()) {
            for (Xml each : common.get().children()) {
                switch (each.name()) {
                    case "PublicRes", "DocumentRes" -> resources(PackagePath.resolve(root, each.text().strip()));
                    case "TemplatePage" -> templates.put(each.attribute("ID").orElse(""), xml(PackagePath.resolve(root, each.attribute("BaseLoc").orElse(""))));
                    default -> {
                    }
                }
            }
        }
        List<P> pages = new ArrayList<>();
        for (Xml each : document.child("Pages").map(list -> list.children("Page")).orElse(List.of())) {
            if (pages.size() == PAGES) {
                break;
            }
            Xml page = xml(PackagePath.resolve(root, each.attribute("BaseLoc").orElse("")));
            P pen = pens.apply(area(page).orElse(size));
            draw(page, each.attribute("ID").orElse(""), pen, overlays);
            pages.add(pen);
        }
        return pages;
    }

    private void draw(Xml page, String id, PagePen pen, List<Overlay> overlays) {
        for (Xml template : page.children("Template")) {
            Xml background = templates.get(template.attribute("TemplateID").orElse(""));
            if (background != null) {
                pen.content(background);
            }
        }
        pen.content(page);
        overlays.stream().filter(overlay -> overlay.page().equals(id)).forEach(overlay -> pen.image(overlay.boundary(), overlay.image()));
    }

    private Optional<byte[]> image(String resource) {
        return Optional.ofNullable(media.get(resource)).map(files::get);
    }

    private void resources(String path) throws Xml.Unreadable {
        Xml resources = xml(path);
        String base = resources.attribute("BaseLoc").orElse("");
        resources.child("Fonts").ifPresent(list -> list.children("Font").forEach(font -> fonts.put(font.attribute("ID").orElse(""), font.attribute("FontName").orElse(""))));
        resources.child("MultiMedias").ifPresent(list -> list.children("MultiMedia").forEach(each -> each.textOf("MediaFile")
                .ifPresent(file -> media.put(each.attribute("ID").orElse(""), PackagePath.resolve(path, file.startsWith("/") || base.isEmpty() ? file : base + "/" + file)))));
    }

    private static Optional<String> area(Xml holder) {
        return holder.child("Area").or(() -> holder.child("PageArea")).flatMap(area -> area.textOf("PhysicalBox"));
    }

    private Xml xml(String path) throws Xml.Unreadable {
        byte[] file = files.get(path);
        if (file == null) {
            throw new Xml.Unreadable(false, "not in the package: " + path);
        }
        return Xml.read(file);
    }
}
