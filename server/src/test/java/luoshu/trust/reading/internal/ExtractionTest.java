package luoshu.trust.reading.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import luoshu.trust.reading.ReadField;
import org.junit.jupiter.api.Test;

/** Fields among boxes of text, without a picture. */
class ExtractionTest {

    private static final Layouts LAYOUTS = new Layouts();

    @Test
    void an_identity_card_is_known_and_its_fields_stand_where_they_were() {
        ReadPage page = page(box("姓名", 60, 80, 80), box("张伟", 180, 80, 80), box("性别男", 60, 160, 120), box("民族汉", 300, 160, 150), box("出生1990年3月7日", 60, 240, 400),
                box("住址", 60, 320, 80), box("河南省信阳市浉河区东", 180, 320, 400), box("方红大道100号", 180, 370, 260), box("公民身份号码", 60, 540, 240), box("411502199003070O10", 330, 540, 420));
        Map<String, ReadField> fields = read(page, "id-card-front");
        assertThat(fields.get("name").value()).isEqualTo("张伟");
        assertThat(fields.get("sex").value()).isEqualTo("男");
        assertThat(fields.get("nation").value()).isEqualTo("汉");
        assertThat(fields.get("birth").value()).isEqualTo("1990-03-07");
        assertThat(fields.get("address").value()).isEqualTo("河南省信阳市浉河区东方红大道100号");
        assertThat(fields.get("number").value()).as("a letter O among digits is a zero").isEqualTo("411502199003070010");
        assertThat(fields.get("number").checked()).isEqualTo(luoshu.kernel.parties.CitizenId.isValid("411502199003070010"));
        assertThat(fields.get("name").region().x()).isBetween(0.17, 0.19);
        assertThat(fields.get("name").region().width()).isBetween(0.07, 0.09);
        assertThat(fields.get("address").region().height()).as("two lines").isGreaterThan(0.07);
    }

    @Test
    void columns_of_a_licence_do_not_run_into_each_other() {
        ReadPage page = page(box("营业执照", 500, 80, 300), box("统一社会信用代码", 100, 150, 220), box("91350100M000100Y43", 100, 190, 260), box("名称", 100, 300, 60),
                box("信阳市某某餐饮", 280, 300, 220), box("住所", 560, 300, 60), box("信阳市浉河区东方红大道", 660, 300, 280), box("有限公司", 280, 340, 120), box("100号", 660, 340, 80),
                box("法定代表人", 100, 420, 120), box("李四", 280, 420, 60), box("成立日期", 560, 420, 100), box("2020年03月16日", 660, 420, 220), box("经营范围", 100, 500, 120));
        Map<String, ReadField> fields = read(page, "business-licence");
        assertThat(fields.get("creditCode").value()).isEqualTo("91350100M000100Y43");
        assertThat(fields.get("creditCode").checked()).isTrue();
        assertThat(fields.get("name").value()).isEqualTo("信阳市某某餐饮有限公司");
        assertThat(fields.get("address").value()).isEqualTo("信阳市浉河区东方红大道100号");
        assertThat(fields.get("legalRepresentative").value()).isEqualTo("李四");
        assertThat(fields.get("established").value()).isEqualTo("2020-03-16");
    }

    @Test
    void the_other_side_of_the_card_says_how_long_it_is_valid() {
        Map<String, ReadField> fields = read(page(box("中华人民共和国", 300, 100, 400), box("居民身份证", 300, 200, 400), box("签发机关信阳市公安局", 200, 400, 500), box("有效期限2015.03.07-2035.03.07", 200, 480, 600)),
                "id-card-back");
        assertThat(fields.get("validFrom").value()).isEqualTo("2015-03-07");
        assertThat(fields.get("validTo").value()).isEqualTo("2035-03-07");
        assertThat(fields.get("authority").value()).isEqualTo("信阳市公安局");
    }

    @Test
    void a_number_is_found_without_its_label_when_its_check_character_agrees() {
        String number = luoshu.kernel.parties.CitizenId.compose("411502", java.time.LocalDate.of(1990, 3, 7), 1).value();
        Map<String, ReadField> fields = read(page(box("姓名张伟", 60, 80, 160), box("性别男", 60, 160, 120), box("住址信阳", 60, 240, 200), box("x" + number, 60, 540, 420)), "id-card-front");
        assertThat(fields.get("number").value()).isEqualTo(number);
        assertThat(fields.get("number").checked()).isTrue();
    }

    @Test
    void what_is_no_known_document_has_no_fields() {
        assertThat(Extraction.recognise(LAYOUTS.all(), Words.of(page(box("会议通知", 60, 80, 200), box("姓名", 60, 160, 80))))).isEmpty();
        assertThat(Extraction.recognise(LAYOUTS.all(), Words.of(new ReadPage(10, 10, List.of())))).isEmpty();
    }

    @Test
    void a_layout_with_a_fault_names_its_place() {
        assertThatThrownBy(() -> new Layouts(Map.of("x.yaml", """
                format: luoshu/reading/1
                code: x-x
                title: {zh: 甲, en: X}
                basis: 无
                signs: [甲]
                least: 1
                validity: {to: nowhere}
                fields:
                  - {name: name, label: {zh: 甲, en: X}, after: [甲], take: '['}
                """))).hasMessageContaining("x.yaml:9").hasMessageContaining("unknown-field");
    }

    private static Map<String, ReadField> read(ReadPage page, String layout) {
        Words words = Words.of(page);
        Layout found = Extraction.recognise(LAYOUTS.all(), words).orElseThrow();
        assertThat(found.code()).isEqualTo(layout);
        return Extraction.fields(found, words, 0).stream().collect(Collectors.toMap(ReadField::name, field -> field));
    }

    private static ReadPage page(ReadPage.Block... boxes) {
        return new ReadPage(1000, 630, new ArrayList<>(List.of(boxes)));
    }

    private static ReadPage.Block box(String text, double x, double y, double width) {
        return new ReadPage.Block(text, x / 1000, y / 630, width / 1000, 36.0 / 630, List.of(0.98));
    }
}
