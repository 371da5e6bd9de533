package luoshu.trust.certificates.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import luoshu.kernel.parties.PartyKind;
import luoshu.kernel.problems.Refused;
import luoshu.trust.certificates.CertificateHolder;
import luoshu.trust.certificates.CertificateIdentifier;
import luoshu.trust.certificates.CertificateIssuer;
import luoshu.trust.layout.LayoutPackage;
import luoshu.trust.layout.PackageLimits;
import luoshu.trust.layout.PackageRead;
import luoshu.trust.layout.PackageReader;
import luoshu.trust.layout.PageViewer;
import luoshu.trust.layout.Xml;
import luoshu.trust.status.StatusPlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FacesTest {

    private static final CertificateTypes TYPES = new CertificateTypes();
    private static final Faces FACES = new Faces(TYPES);
    private static final StatusPlace PLACE = new StatusPlace(1, 7);

    static List<CertificateType> types() {
        return List.copyOf(TYPES.all());
    }

    static CertificateDraft draft(CertificateType type, String value, LocalDate validTo) {
        Map<String, String> values = new HashMap<>();
        type.fields().forEach(field -> values.put(field.name(), value));
        return new CertificateDraft(new UUID(1, 2), type, CertificateIdentifier.first(type.code(), "11411502X01000000A", "JY4115022026000001"), "JY4115022026000001",
                new CertificateHolder(new UUID(3, 4), PartyKind.ENTERPRISE, "信阳市申码餐饮管理有限公司", "91411502X90001006B"), "91411502X90001006B",
                new CertificateIssuer("11411502X01000000A", "信阳市浉河区市场监督管理局", "market-regulation", "411502000000", 0), null, values, LocalDate.of(2026, 11, 22), validTo,
                LocalDate.of(2026, 11, 22), Instant.parse("2026-11-22T01:00:00Z"));
    }

    private static Map<String, byte[]> files(CertificateDraft draft) {
        return ((PackageRead.Opened) new PackageReader(PackageLimits.USUAL).read(LayoutPackage.write(FACES.fill(draft, PLACE).plain()))).files();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_type_has_room_for_two_lines_a_field_and_can_be_looked_at(CertificateType type) throws Exception {
        CertificateDraft draft = draft(type, "河南省信阳市浉河区五星街道新华西路二十号一层至二层东侧", LocalDate.of(2031, 11, 21));
        Map<String, byte[]> files = files(draft);
        String svg = new PageViewer(files).pages(List.of()).getFirst();
        assertThat(svg).contains(type.name().zh()).contains("信阳市浉河区市场监督管理局").contains("2026年11月22日至2031年11月21日").contains("<image").doesNotContain("{");
        String words = svg.replaceAll("<[^>]*>", "");
        type.fields().forEach(field -> assertThat(words).contains(field.label().zh()));
        Xml data = Xml.read(files.get("OFD.xml")).child("DocBody").orElseThrow().child("DocInfo").orElseThrow().child("CustomDatas").orElseThrow();
        Map<String, String> written = new HashMap<>();
        data.children("CustomData").forEach(one -> written.put(one.attribute("Name").orElseThrow(), one.text()));
        assertThat(written).containsEntry("ZZBS", draft.identifier().toString()).containsEntry("ZZLXDM", type.code()).containsEntry("CZZTDM", "91411502X90001006B").containsEntry("CZZTDMLXDM", "001")
                .containsEntry("ZZYXQJZRQ", "2031-11-21").containsKeys(type.fields().stream().map(CertificateType.Field::name).toArray(String[]::new));
    }

    @Test
    void without_an_end_it_is_valid_for_long_and_without_a_value_the_line_stays_empty() throws Exception {
        CertificateType type = types().getFirst();
        Map<String, byte[]> files = files(draft(type, "", null));
        assertThat(new PageViewer(files).pages(List.of()).getFirst()).contains("起长期有效");
        assertThat(new String(files.get("OFD.xml"), StandardCharsets.UTF_8)).contains(">长期<");
    }

    @Test
    void a_value_without_room_is_refused_and_not_cut() {
        assertThatThrownBy(() -> FACES.fill(draft(types().getFirst(), "很长".repeat(2_000), null), PLACE)).isInstanceOf(Refused.class).hasMessageContaining("4000 characters");
    }

    @Test
    void the_code_on_the_face_is_read_by_another_program() throws Exception {
        String identifier = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.002.S";
        var picture = ImageIO.read(new ByteArrayInputStream(QrCode.png(identifier)));
        assertThat(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(picture.getWidth(), picture.getHeight(),
                picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))))).getText()).isEqualTo(identifier);
    }
}
