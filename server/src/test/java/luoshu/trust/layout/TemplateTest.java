package luoshu.trust.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import luoshu.kernel.problems.Refused;
import org.junit.jupiter.api.Test;

class TemplateTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0};

    private static Template template(Mark... marks) {
        return Template.prepare(new Design("Luoshu", "0.1", List.of(Typeface.named("宋体")), Map.of("emblem", PNG), List.of(Sheet.a4(marks))));
    }

    private static Mark.Text text(String content, double width, double height) {
        return new Mark.Text(content, "宋体", 5, Colour.BLACK, Mark.Align.LEFT, new Box(20, 20, width, height));
    }

    private static Filling filling(Map<String, String> texts, Map<String, byte[]> images) {
        return new Filling(new UUID(1, 2), "证照 <1>", "商都市 & 局", LocalDate.of(2026, 11, 22), texts, images, Map.of("ZZMC", "\"证\""));
    }

    private static Map<String, byte[]> files(Template template, Filling filling) {
        PackageRead read = new PackageReader(PackageLimits.USUAL).read(LayoutPackage.write(template.fill(filling).plain()));
        assertThat(read).isInstanceOf(PackageRead.Opened.class);
        return ((PackageRead.Opened) read).files();
    }

    private static String page(Template template, Map<String, String> texts) {
        return new String(files(template, filling(texts, Map.of())).get("Doc_0/Pages/Page_0/Content.xml"), StandardCharsets.UTF_8);
    }

    @Test
    void every_part_it_names_is_there_and_another_zip_reader_agrees() throws Exception {
        Template template = template(text("编号", 50, 10), text("{ZZBH}", 50, 10), new Mark.Picture("emblem", new Box(1, 1, 9, 9)), new Mark.Picture("{code}", new Box(1, 1, 9, 9)));
        Filling filling = filling(Map.of("ZZBH", "豫 001"), Map.of("code", PNG));
        Map<String, byte[]> files = files(template, filling);
        assertThat(files.keySet()).contains("OFD.xml", "Doc_0/Document.xml", "Doc_0/PublicRes.xml", "Doc_0/DocumentRes.xml", "Doc_0/Tpls/Tpl_0/Content.xml", "Doc_0/Pages/Page_0/Content.xml")
                .anyMatch(name -> name.startsWith("Doc_0/Res/image_"));
        Map<String, byte[]> others = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(LayoutPackage.write(template.fill(filling).plain())))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null;) {
                others.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(others).containsExactlyEntriesOf(files);
        Xml resources = Xml.read(files.get("Doc_0/DocumentRes.xml"));
        assertThat(resources.child("MultiMedias").orElseThrow().children("MultiMedia")).hasSize(2)
                .allSatisfy(media -> assertThat(files).containsKey("Doc_0/Res/" + media.textOf("MediaFile").orElseThrow()));
    }

    @Test
    void equal_values_make_equal_bytes() {
        Template template = template(text("{ZZBH}", 50, 10));
        assertThat(LayoutPackage.write(template.fill(filling(Map.of("ZZBH", "1"), Map.of())).plain()))
                .isEqualTo(LayoutPackage.write(template.fill(filling(Map.of("ZZBH", "1"), Map.of())).plain()));
    }

    @Test
    void values_cannot_break_out_of_the_markup() throws Exception {
        String value = "</ofd:TextCode><a b=\"&amp;\">]]> 𠮷";
        Map<String, byte[]> files = files(template(text("{ZZBH}", 170, 30)), filling(Map.of("ZZBH", value), Map.of()));
        Xml page = Xml.read(files.get("Doc_0/Pages/Page_0/Content.xml"));
        Xml object = page.child("Content").orElseThrow().child("Layer").orElseThrow().child("TextObject").orElseThrow();
        assertThat(object.child("TextCode").orElseThrow().text()).isEqualTo(value);
        Xml info = Xml.read(files.get("OFD.xml")).child("DocBody").orElseThrow().child("DocInfo").orElseThrow();
        assertThat(info.textOf("Title")).contains("证照 <1>");
        assertThat(info.textOf("Author")).contains("商都市 & 局");
        assertThat(info.child("CustomDatas").orElseThrow().child("CustomData").orElseThrow()).satisfies(data -> {
            assertThat(data.attribute("Name")).contains("ZZMC");
            assertThat(data.text()).isEqualTo("\"证\"");
        });
    }

    @Test
    void a_character_that_xml_cannot_carry_is_refused() {
        Template template = template(text("{ZZBH}", 50, 10));
        for (String bad : List.of("a\u0000", "a\u001b[0m", "\ud83d", "\ude00\ud83d", "\uffff")) {
            assertThatThrownBy(() -> template.fill(filling(Map.of("ZZBH", bad), Map.of()))).isInstanceOf(Refused.class).hasMessageContaining("U+");
        }
    }

    @Test
    void a_missing_field_is_named() {
        assertThatThrownBy(() -> template(text("{ZZBH}", 50, 10)).fill(filling(Map.of(), Map.of()))).isInstanceOf(Refused.class).hasMessageContaining("ZZBH");
        assertThatThrownBy(() -> template(new Mark.Picture("{code}", new Box(1, 1, 9, 9))).fill(filling(Map.of(), Map.of()))).isInstanceOf(Refused.class).hasMessageContaining("code");
    }

    @Test
    void distances_between_characters_are_written_in_runs() {
        assertThat(page(template(text("{v}", 50, 10)), Map.of("v", "证照AB12号"))).contains("DeltaX=\"g 2 5 g 4 2.5\"");
        assertThat(page(template(text("{v}", 50, 10)), Map.of("v", "证"))).doesNotContain("DeltaX");
        assertThat(page(template(text("{v}", 50, 10)), Map.of("v", ""))).doesNotContain("TextObject");
    }

    @Test
    void a_long_value_is_broken_then_made_smaller_then_refused() {
        Template template = template(text("{v}", 50, 12));
        assertThat(page(template, Map.of("v", "一二三四五六七八九十甲"))).contains("Size=\"5\"").contains(">一二三四五六七八九十<").contains(">甲<");
        assertThat(page(template, Map.of("v", "一".repeat(30)))).doesNotContain("Size=\"5\"");
        assertThatThrownBy(() -> template.fill(filling(Map.of("v", "一".repeat(200)), Map.of()))).isInstanceOf(Refused.class).hasMessageContaining("200 characters");
    }

    @Test
    void what_does_not_change_is_not_on_the_page() {
        Template template = template(text("固定的字", 50, 10), text("{v}", 50, 10));
        assertThat(page(template, Map.of("v", "1"))).doesNotContain("固定的字");
        assertThat(template.fields()).containsExactly("v");
    }
}
