package luoshu.trust.certificates.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import luoshu.kernel.packages.Finding;
import luoshu.kernel.packages.PackageFiles;
import org.junit.jupiter.api.Test;

class TypeReaderTest {

    static final Path SHIPPED = Path.of("../packages/certificates");
    private static final String LAYOUT = """
            format: luoshu/certificate-layout/1
            page: [210, 297]
            marks:
              - {text: "{type}", font: 宋体, size: 5, box: [10, 10, 100, 10]}
            table: {box: [20, 50, 170, 100], label: 40, size: 5, font: 宋体, labelFont: 黑体, line: [0, 0, 0]}
            seal: [100, 200]
            """;
    private static final String TYPE = """
            format: luoshu/certificate/1
            code: 11100000MB0143028R001
            name: {zh: 许可证, en: Licence}
            definedBy: 某机关
            basis: 某法第一条
            results: [{catalogCode: "000131001000", result: licence}]
            layout: plain
            fields:
              - {name: KZ_NAME, label: {zh: 名称, en: Name}, from: /name}
            """;

    private static List<String> findings(String... files) {
        Map<String, byte[]> all = new HashMap<>();
        for (int i = 0; i < files.length; i += 2) {
            all.put(files[i], files[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return TypeReader.read(PackageFiles.of(all)).findings().stream().map(Finding::toString).toList();
    }

    @Test
    void what_is_shipped_is_sound_and_every_field_is_one_of_its_matters_result() throws Exception {
        TypeReader.Read read = TypeReader.read(PackageFiles.ofFolder(SHIPPED));
        assertThat(read.findings()).isEmpty();
        assertThat(read.types()).hasSizeGreaterThanOrEqualTo(14);
        for (CertificateType type : read.types().values()) {
            for (CertificateType.OfResult result : type.results()) {
                String matter = matter(result.catalogCode());
                assertThat(matter).contains("- code: " + result.result());
                type.fields().forEach(field -> assertThat(matter.replace("\"", "")).as(type.name().zh()).contains("from: " + field.from() + "}"));
            }
        }
    }

    private static String matter(String catalogCode) throws Exception {
        try (Stream<Path> folders = Files.list(Path.of("../packages/matters"))) {
            return Files.readString(folders.filter(folder -> folder.getFileName().toString().startsWith(catalogCode)).findFirst().orElseThrow().resolve("matter.yaml"));
        }
    }

    @Test
    void a_sound_type_has_no_findings() {
        assertThat(findings("layouts/plain.yaml", LAYOUT, "licence.yaml", TYPE)).isEmpty();
    }

    @Test
    void what_is_wrong_is_found_with_its_place() {
        assertThat(findings("layouts/plain.yaml", LAYOUT, "licence.yaml", TYPE.replace("28R001", "29R001"))).singleElement().asString().startsWith("licence.yaml:2:").contains("credit-code");
        assertThat(findings("layouts/plain.yaml", LAYOUT, "licence.yaml", TYPE.replace("layout: plain", "layout: other"))).singleElement().asString().contains("unknown-layout");
        assertThat(findings("layouts/plain.yaml", LAYOUT, "licence.yaml", TYPE.replace("definedBy", "definedby"))).anyMatch(one -> one.contains("unknown-key")).anyMatch(one -> one.contains("missing-key"));
        assertThat(findings("layouts/plain.yaml", LAYOUT, "licence.yaml", TYPE + "holderName: /other\n")).singleElement().asString().contains("unknown-field");
        assertThat(findings("layouts/plain.yaml", LAYOUT, "a.yaml", TYPE, "b.yaml", TYPE)).hasSize(2).allMatch(one -> one.startsWith("b.yaml") && one.contains("duplicate"));
        assertThat(findings("layouts/plain.yaml", LAYOUT.replace("box: [10, 10, 100, 10]", "box: [10, 10, 0, 10]"))).singleElement().asString().contains("mark");
        assertThat(findings("layouts/plain.yaml", LAYOUT.replace("label: 40", "label: 400"))).singleElement().asString().contains("box");
        assertThat(findings("readme.txt", "x")).singleElement().asString().contains("unknown-file");
    }
}
