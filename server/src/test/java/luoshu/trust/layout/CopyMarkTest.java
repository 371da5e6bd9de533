package luoshu.trust.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;

/** What the distances between the letters of a watermark hold. */
class CopyMarkTest {

    private static Map<String, byte[]> page(String layer) {
        return Map.of("Doc_0/Pages/Page_0/Content.xml", ("<?xml version=\"1.0\"?>\n<ofd:Page><ofd:Content>" + layer + "</ofd:Content></ofd:Page>").getBytes(StandardCharsets.UTF_8));
    }

    private static String layer(UUID copy, String words) {
        return CopyMark.layer(copy, words, 210, 297, 4, 100);
    }

    @Test
    void any_identifier_is_found_again_whatever_the_words() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            UUID copy = new UUID(random.nextLong(), random.nextLong());
            assertThat(CopyMark.find(page(layer(copy, "仅供某甲用于核对 No." + i + "，2026-12-31前有效")))).contains(copy);
        }
    }

    @Test
    void one_row_is_enough_and_other_words_change_nothing() {
        UUID copy = new UUID(1, 2);
        String layer = layer(copy, "仅供某甲用于核对，他用无效");
        String row = layer.substring(layer.indexOf("<ofd:TextObject", 500));
        assertThat(CopyMark.find(page(row.substring(0, row.indexOf("</ofd:TextObject>")).replaceAll(">[^<>]+</ofd:TextCode>", ">别的话</ofd:TextCode>")))).contains(copy);
    }

    @Test
    void a_page_without_one_has_none_and_a_damaged_one_is_not_guessed() {
        assertThat(CopyMark.find(page("<ofd:TextCode DeltaX=\"" + "4.5 ".repeat(80) + "\">没有</ofd:TextCode>"))).as("equal distances hold zeros without their check").isEmpty();
        assertThat(CopyMark.find(page("<ofd:TextCode DeltaX=\"" + ". 1.2.3 4.5 ".repeat(40) + "\">没有</ofd:TextCode>"))).isEmpty();
        assertThat(CopyMark.find(Map.of("a.png", new byte[100]))).isEmpty();
    }
}
