package luoshu.trust.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class PageViewerTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0};

    private static Map<String, byte[]> files(String value) {
        Template template = Template.prepare(new Design("Luoshu", "0.1", List.of(Typeface.named("宋'体")), Map.of("emblem", PNG), List.of(Sheet.a4(
                new Mark.Text("许可证", "宋'体", 14, Colour.BLACK, Mark.Align.CENTRE, new Box(20, 40, 170, 20)), new Mark.Line(20, 65, 190, 65, 0.35, Colour.OFFICIAL_RED),
                new Mark.Picture("emblem", new Box(5, 6, 7, 8)), new Mark.Text("{v}", "宋'体", 5, Colour.BLACK, Mark.Align.LEFT, new Box(25, 75, 160, 8))))));
        Filling filling = new Filling(new UUID(1, 2), "t", "a", LocalDate.of(2026, 11, 22), Map.of("v", value), Map.of(), Map.of());
        return new LinkedHashMap<>(((PackageRead.Opened) new PackageReader(PackageLimits.USUAL).read(LayoutPackage.write(template.fill(filling).plain()))).files());
    }

    @Test
    void texts_lines_images_and_seals_are_where_they_belong() throws Exception {
        List<String> pages = new PageViewer(files("编号12")).pages(List.of(new PageViewer.Overlay("1", "137.5 217.5 45 45", PNG), new PageViewer.Overlay("9", "0 0 1 1", PNG)));
        assertThat(pages).hasSize(1);
        assertThat(pages.getFirst()).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 210 297\"").contains(">许可证</text>")
                .contains("x=\"0 5 10 12.5\">编号12</text>").contains("stroke=\"rgb(204,0,0)\"").contains("matrix(7 0 0 8 0 0)").contains("translate(137.5 217.5)")
                .containsOnlyOnce("width=\"45\" height=\"45\"").contains("font-family=\"'宋体',serif\"");
        assertThat(Xml.read(pages.getFirst().getBytes(StandardCharsets.UTF_8)).name()).isEqualTo("svg");
    }

    @Test
    void a_foreign_file_cannot_put_anything_of_its_own_into_the_picture() throws Exception {
        String page = "<ofd:Page xmlns:ofd=\"u\"><ofd:Content><ofd:Layer>"
                + "<ofd:TextObject Boundary=\"0 0 1 &quot;&gt;&lt;script&gt;\" Font=\"x\" Size=\"&quot; onload=&quot;a\"><ofd:TextCode X=\"NaN\" Y=\"1e999\" DeltaX=\"g 99999999 1\">&lt;script&gt;</ofd:TextCode></ofd:TextObject>"
                + "<ofd:PathObject Boundary=\"0 0 1 1\"><ofd:StrokeColor Value=\"1 2 url(http://x)\"/><ofd:AbbreviatedData>M 0 0 \"/&gt;&lt;script L 1 1</ofd:AbbreviatedData></ofd:PathObject>"
                + "<ofd:PathObject Boundary=\"0 0 1 1\"><ofd:StrokeColor Value=\"1 2 url(http://x)\"/><ofd:AbbreviatedData>M 0 0 B 1 1 2 2 3 3 C</ofd:AbbreviatedData></ofd:PathObject>"
                + "</ofd:Layer></ofd:Content></ofd:Page>";
        Map<String, byte[]> files = files("1");
        files.put("Doc_0/Pages/Page_0/Content.xml", page.getBytes(StandardCharsets.UTF_8));
        String svg = new PageViewer(files).pages(List.of()).getFirst();
        assertThat(svg).doesNotContain("<script").doesNotContain("onload").doesNotContain("http://x").contains("M 0 0 C 1 1 2 2 3 3 Z").hasSizeLessThan(200_000);
        assertThat(Xml.read(svg.getBytes(StandardCharsets.UTF_8)).name()).isEqualTo("svg");
    }

    @Test
    void what_is_not_there_is_named() {
        Map<String, byte[]> files = files("1");
        files.remove("Doc_0/Document.xml");
        assertThatThrownBy(() -> new PageViewer(files).pages(List.of())).isInstanceOf(Xml.Unreadable.class).hasMessageContaining("Doc_0/Document.xml");
    }
}
