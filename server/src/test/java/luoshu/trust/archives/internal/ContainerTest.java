package luoshu.trust.archives.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read strictly, and written alike each time. */
class ContainerTest {

    @TempDir Path folder;
    private final Map<String, byte[]> files = new LinkedHashMap<>(Map.of("说明文件.txt", "档号".getBytes(StandardCharsets.UTF_8)));

    @Test
    void what_is_written_is_read_without_a_finding_and_the_same_bytes_each_time() throws IOException {
        files.put("内容/1申请/空.xml", new byte[0]);
        files.put("内容/2材料/大.pdf", new byte[300_000]);
        Path first = folder.resolve("a.zip");
        Path second = folder.resolve("b.zip");
        ArchiveWorld.write(files, first);
        ArchiveWorld.write(files, second);
        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
        Findings findings = new Findings();
        try (Layout layout = Layout.read(first, findings)) {
            assertThat(findings.none()).isTrue();
            assertThat(layout.entries()).containsOnlyKeys(files.keySet());
            assertThat(layout.entries().values()).allMatch(Layout.Entry::plain);
        }
        assertThat(ArchiveWorld.entries(first)).containsExactlyEntriesOf(files);
    }

    @Test
    void the_list_is_ordered_by_path() throws IOException {
        byte[] list = Manifest.write(List.of(Piece.of("b", "", new byte[] {1}).measure(), Piece.of("a", "", "abc".getBytes(StandardCharsets.US_ASCII)).measure()));
        assertThat(new String(list, StandardCharsets.UTF_8)).startsWith("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0 3 a\n").endsWith(" 1 b\n");
        Findings findings = new Findings();
        assertThat(Manifest.read(list, findings).lines()).containsOnlyKeys("a", "b");
        assertThat(findings.none()).isTrue();
        Manifest.read("not a line\n".getBytes(StandardCharsets.UTF_8), findings);
        assertThat(findings.of("description")).hasSize(1);
    }

    @Test
    void paths_that_leave_the_folder_are_told() {
        assertThat(List.of("../a", "/a", "a/../../b", "a\\b", "C:/a", "a//b", "", "a/./b", "a\u0000b")).noneMatch(Paths::safe);
        assertThat(List.of(Paths.METADATA, Paths.MATERIALS + "01-a-1.pdf")).allMatch(Paths::safe).allMatch(Paths::placed);
        assertThat(List.of("x.txt", Paths.MATERIALS + "deep/er.pdf", Paths.CONTENT + "8其他/a.pdf")).noneMatch(Paths::placed);
    }
}
