package luoshu.kernel.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageFilesTest {

    @TempDir
    Path folder;

    @Test
    void folder_zip_and_zip_in_a_folder_are_the_same_package() throws IOException {
        Files.createDirectories(folder.resolve("samples"));
        Files.writeString(folder.resolve("matter.yaml"), "a");
        Files.writeString(folder.resolve("samples/b.pdf"), "b");
        PackageFiles read = PackageFiles.ofFolder(folder);
        assertThat(read.paths()).containsExactly("matter.yaml", "samples/b.pdf");
        assertThat(PackageFiles.ofZip(read.toZip()).hash()).isEqualTo(read.hash());
        assertThat(PackageFiles.ofZip(read.toZip()).toZip()).isEqualTo(read.toZip());
        assertThat(PackageFiles.ofZip(zip(Map.of("x/matter.yaml", "a".getBytes(), "x/samples/b.pdf", "b".getBytes()))).hash()).isEqualTo(read.hash());
        assertThat(read.with("matter.yaml", "c".getBytes()).hash()).isNotEqualTo(read.hash());
    }

    @Test
    void nothing_leaves_the_folder_or_outgrows_the_bounds() throws IOException {
        for (String path : new String[] {"../evil", "/etc/passwd", "a/../../b", "a/b/c/d", "x y", "..", "a/./b"}) {
            assertThatThrownBy(() -> PackageFiles.ofZip(zip(Map.of(path, new byte[1], "y", new byte[1])))).as(path).isInstanceOf(PackageRefused.class);
        }
        assertThatThrownBy(() -> PackageFiles.ofZip(zip(Map.of("zeros", new byte[30 * 1024 * 1024])))).isInstanceOf(PackageRefused.class);
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            many.put("f" + i, new byte[1]);
        }
        assertThatThrownBy(() -> PackageFiles.ofZip(zip(many))).isInstanceOf(PackageRefused.class);
        assertThatThrownBy(() -> PackageFiles.ofZip("no zip".getBytes())).isInstanceOf(PackageRefused.class);
        assertThatThrownBy(() -> PackageFiles.ofZip(new byte[0])).isInstanceOf(PackageRefused.class);
    }

    @Test
    void links_are_refused() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc/hostname"));
        assertThatThrownBy(() -> PackageFiles.ofFolder(folder)).isInstanceOf(PackageRefused.class);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            ZipArchiveEntry entry = new ZipArchiveEntry("link");
            entry.setUnixMode(0120777);
            zip.putArchiveEntry(entry);
            zip.write("/etc/hostname".getBytes());
            zip.closeArchiveEntry();
        }
        assertThatThrownBy(() -> PackageFiles.ofZip(bytes.toByteArray())).isInstanceOf(PackageRefused.class);
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
