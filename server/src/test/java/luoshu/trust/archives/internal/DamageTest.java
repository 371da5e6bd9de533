package luoshu.trust.archives.internal;

import static luoshu.kernel.cases.CaseWorld.citizen;
import static luoshu.kernel.cases.CaseWorld.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import luoshu.kernel.access.Access;
import luoshu.kernel.cases.CaseWorld;
import luoshu.testing.ServerTest;
import luoshu.trust.archives.Checkpoint;
import luoshu.trust.signing.CertificateSubject;
import luoshu.trust.signing.Certification;
import luoshu.trust.signing.SigningKey;
import luoshu.trust.signing.Sm3;
import luoshu.trust.signing.Timestamps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Every kind of damage is found, and what is damaged is named. */
@ServerTest
class DamageTest {

    @Autowired CaseWorld cases;
    @Autowired JdbcClient jdbc;
    @Autowired Filing filing;
    @Autowired Checks checks;
    @Autowired PackageLook look;
    @Autowired PackageQueries packages;
    @Autowired Certification certification;
    @Autowired Timestamps timestamps;
    @Autowired Access access;
    @Autowired luoshu.kernel.files.Files files;
    @Value("${luoshu.data}") Path data;
    @TempDir Path folder;
    private ArchiveWorld world;
    private PackageRow row;
    private Path zip;
    private Map<String, byte[]> entries;
    private String material;

    @BeforeEach
    void a_package() throws IOException {
        world = new ArchiveWorld(cases, jdbc, filing);
        JsonNode view = world.filed(world.closed(citizen()));
        row = packages.find(UUID.fromString(view.path("summary").path("id").asString())).orElseThrow();
        zip = folder.resolve("package.zip");
        try (var in = files.open(row.file())) {
            Files.copy(in, zip);
        }
        entries = ArchiveWorld.entries(zip);
        material = entries.keySet().stream().filter(path -> path.startsWith("内容/2材料/")).findFirst().orElseThrow();
    }

    /** The checks that found something, each with fault and subject. */
    private Map<String, List<String>> found(Path file) throws IOException {
        Findings findings = look.look(file, new Registered(row.number(), row.caseNumber(), row.organ(), row.manifest(), row.sha256(), row.key(), true, true));
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String check : new TreeSet<>(Findings.CHECKS)) {
            if (!findings.of(check).isEmpty()) {
                found.put(check, findings.of(check).stream().map(fault -> fault.fault() + " " + fault.subject()).toList());
            }
        }
        return found;
    }

    private Map<String, List<String>> found(Map<String, byte[]> changed) throws IOException {
        Path file = folder.resolve("changed.zip");
        ArchiveWorld.write(changed, file);
        return found(file);
    }

    @Test
    void what_was_filed_is_good() throws IOException {
        assertThat(found(zip)).isEmpty();
        assertThat(found(entries)).isEmpty();
    }

    @Test
    void a_flipped_byte_of_a_content() throws IOException {
        byte[] bytes = Files.readAllBytes(zip);
        bytes[at(bytes, entries.get(material)) + 20] ^= 1;
        Map<String, List<String>> found = found(Files.write(folder.resolve("flipped.zip"), bytes));
        assertThat(found.get("contents")).containsExactly("digest-differs " + material);
        assertThat(found.get("unchanged")).containsExactly("bytes-not-the-filed-ones " + row.number());
    }

    private static int at(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not in it");
    }

    @Test
    void no_byte_can_be_flipped_unseen() throws IOException {
        byte[] bytes = Files.readAllBytes(zip);
        java.util.Random random = new java.util.Random(20260420);
        for (int i = 0; i < 12; i++) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(found(Files.write(folder.resolve("flipped.zip"), changed))).containsKey("unchanged");
        }
    }

    @Test
    void a_missing_file() throws IOException {
        entries.remove(material);
        Map<String, List<String>> found = found(entries);
        assertThat(found.get("contents")).containsExactly("file-missing " + material);
        assertThat(found.get("linked")).containsExactly("file-missing " + material);
        assertThat(found).containsKeys("count", "bytes", "unchanged").doesNotContainKey("fixity");
    }

    @Test
    void changed_metadata_with_a_new_list_but_the_old_signature() throws IOException {
        change("保管期限代码>D10<", "保管期限代码>D99<");
        Map<String, List<String>> found = found(entries);
        assertThat(found.get("fixity")).containsExactly("signature-wrong 固化/清单.sig");
        assertThat(found).containsKey("unchanged").doesNotContainKey("contents");
    }

    @Test
    void everything_made_anew_and_signed_by_somebody_else() throws IOException {
        change("食品经营许可", "药品经营许可");
        SigningKey other = certification.keyOf(CertificateSubject.organ("11410000MB99999" + UUID.randomUUID().toString().substring(0, 3), "别的机关"));
        byte[] signature = other.sign(entries.get(Paths.MANIFEST));
        entries.put(Paths.SIGNATURE, signature);
        entries.put(Paths.CERTIFICATES, Pem.write(other.chain()));
        entries.put(Paths.TIMESTAMP, timestamps.stamp(Sm3.digest(signature)));
        Map<String, List<String>> found = found(entries);
        assertThat(found.get("fixity")).hasSize(1).first().asString().startsWith("signed-by-another").contains("别的机关");
        assertThat(found.get("unchanged")).contains("list-not-the-filed-one 固化/清单.txt");
    }

    @Test
    void a_stamp_of_something_else_and_rubbish_for_a_certificate() throws IOException {
        entries.put(Paths.TIMESTAMP, timestamps.stamp(Sm3.digest(new byte[] {1})));
        assertThat(found(entries).get("fixity")).containsExactly("stamp-of-something-else 固化/时间戳.tsr");
        entries.put(Paths.TIMESTAMP, new byte[] {1, 2, 3});
        assertThat(found(entries).get("fixity")).containsExactly("stamp-unreadable 固化/时间戳.tsr");
        entries.put(Paths.CERTIFICATES, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(found(entries).get("fixity")).containsExactly("certificate-unreadable 固化/证书.pem");
    }

    @Test
    void a_foreign_file_and_one_that_leaves_the_folder() throws IOException {
        entries.put("内容/2材料/99-extra-1.pdf", entries.get(material));
        assertThat(found(entries).get("foreign")).containsExactly("file-not-listed 内容/2材料/99-extra-1.pdf");
        entries.remove("内容/2材料/99-extra-1.pdf");
        entries.put("../../etc/cron.d/x", new byte[] {1});
        Map<String, List<String>> found = found(entries);
        assertThat(found.get("foreign")).contains("path-leaves ../../etc/cron.d/x");
        assertThat(found.get("structure")).contains("path-leaves ../../etc/cron.d/x");
    }

    @Test
    void truncated_and_extended() throws IOException {
        byte[] bytes = Files.readAllBytes(zip);
        for (int length : new int[] {0, 10, bytes.length / 2, bytes.length - 1}) {
            Map<String, List<String>> found = found(Files.write(folder.resolve("short.zip"), Arrays.copyOf(bytes, length)));
            assertThat(found.get("structure")).containsExactly("container-truncated ZIP");
            assertThat(found.get("contents")).containsExactly("not-examined ZIP");
        }
        byte[] more = new byte[bytes.length + 7];
        System.arraycopy(bytes, 0, more, 7, bytes.length);
        assertThat(found(Files.write(folder.resolve("long.zip"), more)).get("structure")).containsExactly("container-gap ZIP");
        assertThat(found(Files.write(folder.resolve("none.zip"), new byte[100_000]))).containsKeys("structure", "readable", "fixity", "contents");
    }

    @Test
    void compressed_after_all() throws IOException {
        Path file = folder.resolve("packed.zip");
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream packed = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                packed.putNextEntry(new ZipEntry(entry.getKey()));
                packed.write(entry.getValue());
                packed.closeEntry();
            }
        }
        assertThat(found(file).keySet()).contains("structure");
    }

    @Test
    void a_content_that_is_no_longer_what_it_says() throws IOException {
        entries.put(material, "MZ not a document".getBytes(StandardCharsets.US_ASCII));
        Map<String, List<String>> found = found(entries);
        assertThat(found.get("opens")).containsExactly("file-type-unknown " + material);
        assertThat(found.get("contents")).containsExactly("digest-differs " + material);
    }

    @Test
    void entities_in_metadata_are_refused_not_resolved() throws IOException {
        entries.put(Paths.METADATA, "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><电子文件归档信息包>&e;</电子文件归档信息包>".getBytes(StandardCharsets.UTF_8));
        assertThat(found(entries).get("readable")).containsExactly("xml-forbidden 元数据.xml");
    }

    @Test
    void elements_are_judged_by_the_scheme() throws IOException {
        change("<申请方式>ONLINE</申请方式>", "<申请方式>PIGEON</申请方式><颜色>红</颜色>");
        change("<语种>zh</语种>", "<语种></语种>");
        Map<String, List<String>> found = found(entries);
        assertThat(found.get("values")).containsExactly("not-a-code 文件实体/办件/申请方式 = PIGEON");
        assertThat(found.get("elements")).containsExactly("element-unknown 文件实体/办件/颜色");
        assertThat(found.get("required")).containsExactly("element-empty 文件实体/内容描述/语种");
    }

    @Test
    void a_program_that_shares_no_code_with_us_comes_to_the_same_verdict() throws IOException {
        SigningKey organ = certification.keyOf(CertificateSubject.organ(row.organ(), row.organName()));
        Path root = Files.write(folder.resolve("root.cer"), luoshu.trust.signing.Certificates.encoded(organ.chain().getLast()));
        assertThat(outside(zip, root)).contains("RIGHT: ").contains("signed by " + row.organName()).contains(row.manifest());
        byte[] bytes = Files.readAllBytes(zip);
        bytes[at(bytes, entries.get(Paths.JOURNAL)) + 50] ^= 1;
        assertThat(outside(Files.write(folder.resolve("flipped.zip"), bytes), root)).startsWith("WRONG: ");
        Path other = folder.resolve("other.zip");
        byte[] journal = entries.remove(Paths.JOURNAL);
        ArchiveWorld.write(entries, other);
        assertThat(outside(other, root)).contains("WRONG: missing: " + Paths.JOURNAL);
        entries.put(Paths.JOURNAL, (new String(journal, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8));
        ArchiveWorld.write(entries, other);
        assertThat(outside(other, root)).contains("WRONG: changed: " + Paths.JOURNAL);
        entries.put(Paths.JOURNAL, journal);
        entries.put("内容/7过程/别的.xml", new byte[] {1});
        ArchiveWorld.write(entries, other);
        assertThat(outside(other, root)).contains("WRONG: not on the list: 内容/7过程/别的.xml");
        entries.remove("内容/7过程/别的.xml");
        change("保管期限代码>D10<", "保管期限代码>D99<");
        ArchiveWorld.write(entries, other);
        assertThat(outside(other, root)).contains("WRONG: the signature of the list does not hold");
        byte[] signature = organ.sign(entries.get(Paths.MANIFEST));
        entries.put(Paths.SIGNATURE, signature);
        ArchiveWorld.write(entries, other);
        assertThat(outside(other, root)).contains("WRONG: the time stamp is of something else");
        assertThat(outside(zip, Files.write(folder.resolve("none.pem"), new byte[0]))).doesNotContain("RIGHT");
    }

    private static String outside(Path file, Path root) {
        return luoshu.trust.ledger.internal.OutsideVerifier.run(List.of(), "archive", file, "--root", root).said();
    }

    /** On the disk, under the platform's feet. */
    @Test
    void damage_in_the_storage_shows_in_the_package_and_is_named() throws IOException {
        Path stored = data.resolve("files").resolve(row.sha256().substring(0, 2)).resolve(row.sha256().substring(2, 4)).resolve(row.sha256());
        byte[] bytes = Files.readAllBytes(stored);
        byte[] damaged = bytes.clone();
        damaged[at(bytes, entries.get(Paths.JOURNAL)) + 100] ^= 4;
        Files.write(stored, damaged);
        assertThat(access.asPlatform("test", () -> checks.check(row, Checkpoint.PERIODIC)).passed()).isFalse();
        JsonNode view = cases.get(world.archivist, "/api/work/archives/" + row.id());
        assertThat(view.path("summary").path("passed").asBoolean()).isFalse();
        List<String> subjects = new ArrayList<>();
        view.path("checkings").path(0).path("items").forEach(item -> subjects.addAll(texts(item.path("faults"), "subject")));
        assertThat(subjects).contains("内容/7过程/办理过程.xml");
        assertThat(texts(cases.get(world.archivist, "/api/work/archives?passed=false&q=" + row.caseNumber()).path("items"), "id")).containsExactly(row.id().toString());
        Files.delete(stored);
        assertThat(access.asPlatform("test", () -> checks.check(row, Checkpoint.PERIODIC)).items()).anyMatch(item -> item.faults().toString().contains("package-missing"));
        Files.write(stored, bytes);
        assertThat(access.asPlatform("test", () -> checks.check(row, Checkpoint.PERIODIC)).passed()).isTrue();
    }

    /** Changes the metadata and makes the list fit them. */
    private void change(String from, String to) {
        String metadata = new String(entries.get(Paths.METADATA), StandardCharsets.UTF_8);
        assertThat(metadata).contains(from);
        entries.put(Paths.METADATA, metadata.replace(from, to).getBytes(StandardCharsets.UTF_8));
        List<Piece.Measured> all = new ArrayList<>();
        entries.forEach((path, bytes) -> {
            if (!Paths.FIXITY.contains(path)) {
                try {
                    all.add(Piece.of(path, "", bytes).measure());
                } catch (IOException impossible) {
                    throw new java.io.UncheckedIOException(impossible);
                }
            }
        });
        entries.put(Paths.MANIFEST, Manifest.write(all));
    }
}
