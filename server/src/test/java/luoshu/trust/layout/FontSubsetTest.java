package luoshu.trust.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;

class FontSubsetTest {

    private static final Path FACE = Path.of("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc");

    @Test
    void a_subset_has_the_characters_asked_for_and_travels_in_every_document() throws Exception {
        assumeThat(FACE).exists();
        byte[] font = FontSubset.of(FACE, "食品经营许可证0123456789");
        assertThat(font.length).isLessThan((int) Files.size(FACE) / 50);
        try (TrueTypeFont read = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
            assertThat(read.getUnicodeCmapLookup().getGlyphId('证')).isPositive();
            assertThat(read.getUnicodeCmapLookup().getGlyphId('豫')).isZero();
        }
        Template template = Template.prepare(new Design("Luoshu", "0.1", List.of(new Typeface("正文", font)), Map.of(), List.of(Sheet.a4(
                new Mark.Text("{v}", "正文", 5, Colour.BLACK, Mark.Align.LEFT, new Box(20, 20, 100, 8))))));
        Filling filling = new Filling(new UUID(1, 2), "t", "a", LocalDate.of(2026, 11, 22), Map.of("v", "许可证"), Map.of(), Map.of());
        PackageRead.Opened opened = (PackageRead.Opened) new PackageReader(PackageLimits.USUAL).read(LayoutPackage.write(template.fill(filling).plain()));
        String file = Xml.read(opened.files().get("Doc_0/PublicRes.xml")).child("Fonts").orElseThrow().child("Font").orElseThrow().textOf("FontFile").orElseThrow();
        assertThat(opened.files().get("Doc_0/Res/" + file)).isEqualTo(font);
    }
}
