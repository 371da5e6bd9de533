package luoshu.trust.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageReaderTest {

    private static final PackageReader READER = new PackageReader(new PackageLimits(1 << 20, 50, 1 << 20));

    private static byte[] file(Part... parts) {
        return LayoutPackage.write(List.of(parts));
    }

    private static Part part(String name) {
        return Part.deflated(name, "内容".repeat(100).getBytes(StandardCharsets.UTF_8), true);
    }

    private static PackageFault fault(byte[] file) {
        assertThat(READER.read(file)).isInstanceOf(PackageRead.Unreadable.class);
        return ((PackageRead.Unreadable) READER.read(file)).fault();
    }

    @Test
    void streams_written_with_descriptors_are_read() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("Doc_0/"));
            zip.putNextEntry(new ZipEntry("Doc_0/a.xml"));
            zip.write("甲".repeat(500).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(READER.read(out.toByteArray())).isInstanceOfSatisfying(PackageRead.Opened.class, opened -> assertThat(opened.files()).containsOnlyKeys("Doc_0/a.xml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "/a", "a/../../b", "a//b", "./a", "c:/a", "a\\b", "a\u0001b"})
    void a_name_outside_the_package_is_refused(String name) {
        assertThat(fault(file(part(name)))).isEqualTo(PackageFault.UNSAFE_NAME);
    }

    @Test
    void a_name_that_occurs_twice_is_refused() {
        assertThat(fault(file(part("a.xml"), part("a.xml")))).isEqualTo(PackageFault.AMBIGUOUS);
        assertThat(fault(file(part("a.xml"), part("A.XML")))).isEqualTo(PackageFault.AMBIGUOUS);
    }

    @Test
    void bytes_that_belong_to_nothing_are_refused() {
        byte[] whole = file(part("a.xml"), part("b.xml"));
        assertThat(fault(Arrays.copyOf(whole, whole.length + 1))).isEqualTo(PackageFault.NOT_A_PACKAGE);
        assertThat(fault(new byte[0])).isEqualTo(PackageFault.NOT_A_PACKAGE);
        byte[] twice = new byte[whole.length * 2];
        System.arraycopy(whole, 0, twice, 0, whole.length);
        System.arraycopy(whole, 0, twice, whole.length, whole.length);
        assertThat(fault(twice)).isEqualTo(PackageFault.AMBIGUOUS);
    }

    @Test
    void every_truncation_is_refused() {
        byte[] whole = file(part("a.xml"), part("b.xml"));
        for (int length = 0; length < whole.length; length++) {
            assertThat(READER.read(Arrays.copyOf(whole, length))).isInstanceOf(PackageRead.Unreadable.class);
        }
    }

    @Test
    void an_entry_that_says_it_is_huge_costs_no_memory() {
        byte[] whole = file(part("a.xml"));
        ByteBuffer bytes = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        int directory = bytes.getInt(whole.length - 6);
        bytes.putInt(directory + 24, 900_000).putInt(22, 900_000);
        assertThat(fault(whole)).isEqualTo(PackageFault.DAMAGED_ENTRY);
        bytes.putInt(directory + 24, Integer.MAX_VALUE).putInt(22, Integer.MAX_VALUE);
        assertThat(fault(whole)).isIn(PackageFault.DAMAGED_ENTRY, PackageFault.TOO_LARGE);
    }

    @Test
    void a_bomb_is_refused() {
        assertThat(fault(file(Part.deflated("a", new byte[700_000], true), Part.deflated("b", new byte[700_000], true)))).isEqualTo(PackageFault.TOO_LARGE);
        assertThat(fault(new byte[2 << 20])).isEqualTo(PackageFault.TOO_LARGE);
        Part[] many = new Part[51];
        Arrays.setAll(many, i -> part("p" + i));
        assertThat(fault(file(many))).isEqualTo(PackageFault.TOO_LARGE);
    }

    @Test
    void noise_is_a_verdict_never_an_exception() {
        byte[] whole = file(part("a.xml"), part("b/c.xml"));
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] noisy = whole.clone();
            for (int i = random.nextInt(1, 8); i > 0; i--) {
                noisy[random.nextInt(noisy.length)] = (byte) random.nextInt();
            }
            assertThat(READER.read(noisy)).isNotNull();
        }
    }
}
