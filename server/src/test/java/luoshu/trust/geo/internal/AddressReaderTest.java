package luoshu.trust.geo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import luoshu.kernel.regions.Region;
import luoshu.kernel.regions.RegionCode;
import luoshu.kernel.regions.RegionKind;
import luoshu.trust.geo.AddressCandidate.Note;
import luoshu.trust.geo.AddressReading;
import luoshu.trust.geo.AddressReading.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a small province, so that each rule stands alone. */
class AddressReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final AddressReader reader = new AddressReader(names());

    private static DivisionNames names() {
        List<Region> above = new ArrayList<>();
        above.add(division("41", "河南省", RegionKind.PROVINCE, null));
        above.add(division("4101", "郑州市", RegionKind.CITY, "41"));
        above.add(division("410105", "金水区", RegionKind.DISTRICT, "4101"));
        above.add(division("410104", "管城回族区", RegionKind.DISTRICT, "4101"));
        above.add(division("410172", "郑州高新技术产业开发区", RegionKind.ZONE, "4101"));
        above.add(division("410105001", "花园路街道", RegionKind.TOWNSHIP, "410105"));
        above.add(division("4103", "洛阳市", RegionKind.CITY, "41"));
        above.add(division("410371", "洛阳高新技术产业开发区", RegionKind.ZONE, "4103"));
        above.add(division("410307", "偃师区", RegionKind.DISTRICT, "4103"));
        above.add(division("410307101", "首阳山街道", RegionKind.TOWNSHIP, "410307"));
        above.add(gone("410381", "偃师市", "4103", LocalDate.of(2021, 3, 17), "410307"));
        above.add(division("4107", "新乡市", RegionKind.CITY, "41"));
        above.add(division("410721", "新乡县", RegionKind.COUNTY, "4107"));
        above.add(division("410721100", "城关镇", RegionKind.TOWNSHIP, "410721"));
        above.add(division("4115", "信阳市", RegionKind.CITY, "41"));
        above.add(division("411502", "浉河区", RegionKind.DISTRICT, "4115"));
        above.add(division("411523", "新县", RegionKind.COUNTY, "4115"));
        above.add(division("411523100", "城关镇", RegionKind.TOWNSHIP, "411523"));
        above.add(division("411502005", "五星街道", RegionKind.TOWNSHIP, "411502"));
        above.add(division("411502006", "湖东街道", RegionKind.TOWNSHIP, "411502"));
        List<Region> villages = List.of(division("411502005001", "平西社区居委会", RegionKind.VILLAGE, "411502005"), division("411502006001", "平西村民委员会", RegionKind.VILLAGE, "411502006"),
                division("411502006002", "七里棚村委会", RegionKind.VILLAGE, "411502006"));
        return new DivisionNames(above, villages);
    }

    private static Region division(String code, String name, RegionKind kind, @Nullable String parent) {
        return region(code, name, kind, parent, null, null);
    }

    private static Region gone(String code, String name, String parent, LocalDate validTo, String successor) {
        return region(code, name, RegionKind.COUNTY_CITY, parent, validTo, successor);
    }

    private static Region region(String code, String name, RegionKind kind, @Nullable String parent, @Nullable LocalDate validTo, @Nullable String successor) {
        RegionCode own = RegionCode.of(code);
        RegionCode above = parent == null ? null : RegionCode.of(parent);
        return new Region(own, name, own.level(), kind, above, above, false, kind == RegionKind.ZONE, false, null, validTo, successor == null ? null : RegionCode.of(successor));
    }

    @ParameterizedTest
    @CsvSource({
            "河南省信阳市浉河区五星街道新华西路12号, 411502005000",
            "信阳浉河区五星街道, 411502005000",
            "信阳浉河五星街道办事处, 411502005000",
            "中国河南省信阳市浉河区, 411502000000",
            "信阳市浉河区信阳市浉河区五星街道办, 411502005000",
            "信阳市 浉河区（五星街道）平西社区, 411502005001",
            "浉河区五星街道平西居委会3组, 411502005001",
            "浉河区湖东街道平西村, 411502006001",
            "湖东街道七里棚村, 411502006002",
            "浉河区七里棚, 411502000000",
            "郑州高新区科学大道100号, 410172000000",
            "郑州市高新技术开发区, 410172000000",
            "郑州高新技术产业开发区, 410172000000",
            "郑州市管城区东大街, 410104000000",
            "郑州市金水区花园路12号, 410105000000",
            "郑州市金水区花园路街道12号, 410105001000",
            "洛阳路12号信阳市新县, 411523000000",
            "新乡市新乡县城关镇, 410721100000",
            "新县城关镇, 411523100000",
            "新乡县, 410721000000",
            "新乡市, 410700000000",
            "住址：信阳市浉河区五星乡, 411502005000",
            "信阳市羊山新区浉河区五星街道, 411502005000",
            "信阳市羊山新区新七大道, 411500000000"})
    void is_found(String address, String code) {
        AddressReading reading = reader.read(address, TODAY);
        assertThat(reading.outcome()).as(reading.toString()).isEqualTo(Outcome.FOUND);
        assertThat(reading.candidates()).hasSize(1);
        assertThat(reading.candidates().getFirst().code().value()).isEqualTo(code);
    }

    @Test
    void what_fits_equally_well_is_left_to_the_person() {
        AddressReading towns = reader.read("城关镇人民路1号", TODAY);
        assertThat(towns.outcome()).isEqualTo(Outcome.CHOOSE);
        assertThat(towns.total()).isEqualTo(2);
        assertThat(towns.candidates()).extracting(one -> one.name()).containsExactly("新乡市新乡县城关镇", "信阳市新县城关镇");
        assertThat(towns.candidates()).allMatch(one -> one.confidence() <= 0.5);
        assertThat(reader.read("高新区科学大道", TODAY).candidates()).extracting(one -> one.code().value()).containsExactly("410172000000", "410371000000");
        assertThat(reader.read("浉河区平西", TODAY).candidates().getFirst().code().value()).isEqualTo("411502000000");
    }

    @Test
    void a_loose_reading_is_offered_and_not_taken() {
        AddressReading reading = reader.read("金水银行大厦", TODAY);
        assertThat(reading.outcome()).isEqualTo(Outcome.CHOOSE);
        assertThat(reading.candidates()).hasSize(1);
    }

    @Test
    void a_division_that_was_given_up_is_its_successor_now_and_itself_then() {
        AddressReading now = reader.read("偃师市首阳山街道", TODAY);
        assertThat(now.candidates().getFirst().code().value()).isEqualTo("410307101000");
        assertThat(now.candidates().getFirst().notes()).contains(Note.FORMER_NAME);
        assertThat(reader.read("洛阳市偃师市", TODAY).candidates().getFirst().code().value()).isEqualTo("410307000000");
        AddressReading then = reader.read("洛阳市偃师市", LocalDate.of(2020, 5, 1));
        assertThat(then.candidates().getFirst().code().value()).isEqualTo("410381000000");
        assertThat(then.candidates().getFirst().notes()).doesNotContain(Note.FORMER_NAME);
    }

    @Test
    void says_in_what_the_words_differ() {
        assertThat(reader.read("信阳浉河区", TODAY).candidates().getFirst().notes()).containsExactly(Note.SHORT_NAME);
        assertThat(reader.read("浉河区", TODAY).candidates().getFirst().notes()).containsExactly(Note.LEVEL_LEFT_OUT);
        assertThat(reader.read("浉河区五星乡", TODAY).candidates().getFirst().notes()).contains(Note.OTHER_KIND);
        assertThat(reader.read("信阳市羊山新区", TODAY).candidates().getFirst().notes()).contains(Note.UNKNOWN_PART);
    }

    @ParameterizedTest
    @ValueSource(strings = {"湖北省武汉市武昌区", "北京朝阳区", "新疆维吾尔自治区乌鲁木齐市"})
    void another_province_is_outside(String address) {
        assertThat(reader.read(address, TODAY).outcome()).isEqualTo(Outcome.OUTSIDE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "东方红大道168号", "12345", "？？？", "\u0000\ud83d"})
    void nothing_known_is_unknown(String address) {
        assertThat(reader.read(address, TODAY).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void reads_on_to_road_building_and_room() {
        var detail = reader.read("信阳市浉河区五星街道新华西路12号院阳光小区3号楼2单元501室", TODAY).detail();
        assertThat(detail.road()).isEqualTo("新华西路");
        assertThat(detail.number()).isEqualTo("12号院");
        assertThat(detail.estate()).isEqualTo("阳光小区");
        assertThat(detail.building()).isEqualTo("3号楼");
        assertThat(detail.unit()).isEqualTo("2单元");
        assertThat(detail.room()).isEqualTo("501室");
        assertThat(detail.rest()).isNull();
        assertThat(reader.read("浉河区湖东街道平西村3组", TODAY).detail().group()).isEqualTo("3组");
        assertThat(reader.read("郑州市金水区花园路与农业路交叉口", TODAY).detail().rest()).isEqualTo("与农业路交叉口");
    }

    @Test
    void words_made_to_be_slow_are_not() {
        long started = System.nanoTime();
        reader.read("城关镇".repeat(66), TODAY);
        reader.read("新".repeat(200), TODAY);
        reader.read("信阳市浉河区" + "一".repeat(190), TODAY);
        assertThat(System.nanoTime() - started).isLessThan(500_000_000L);
    }
}
