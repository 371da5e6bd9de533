package luoshu.trust.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

import luoshu.kernel.access.Actor;
import luoshu.kernel.cases.CaseWorld;
import luoshu.testing.Actors;
import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.layout.PackageLimits;
import luoshu.trust.layout.PackageRead;
import luoshu.trust.layout.PackageReader;
import luoshu.trust.ledger.internal.OutsideVerifier;
import luoshu.trust.seals.SealReport;
import luoshu.trust.seals.SealVerifier;
import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.SigningKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/**
 * A certificate as a case ended with it, changed byte by byte: caught by the server's verifier and by the one that shares no code with it. Free are only: for both, bits of a
 * packed entry that unpack to the very same file; for the outside one, fields of the zip format that say nothing about any file (its readers are the JDK's).
 */
@ServerTest
class IssuedFileTamperingTest {

    private static final int SAMPLES = 24;

    private enum Kind { HEADER, NAME, CONTENT }

    private record Region(Kind kind, String of, int from, int to) {
    }

    @Autowired MockMvc http;
    @Autowired CaseWorld world;
    @Autowired SealVerifier verifier;
    @Autowired SigningKeys keys;
    @Autowired TestClock clock;
    @TempDir Path folder;

    private byte[] issued() throws Exception {
        Actor.Applicant holder = CaseWorld.citizen();
        Actor.Official officer = CaseWorld.official(world.matter("food-business-licence"));
        String number = world.foodCase(holder).path("number").asString();
        world.done(officer, number, "accept", Map.of("opinion", "材料齐全"));
        world.done(officer, number, "pass", Map.of("opinion", "符合"));
        world.done(officer, number, "pass", Map.of("opinion", "同意"));
        world.done(officer, number, "grant", Map.of());
        world.done(officer, number, "issue-result", null);
        JsonNode card = world.get(holder, "/api/portal/certificates?case=" + number).get(0);
        return http.perform(MockMvcRequestBuilders.get("/api/portal/certificates/" + card.path("id").asString() + "/file").with(Actors.as(holder))).andReturn().getResponse().getContentAsByteArray();
    }

    /** All of the file, cut as its directory says. */
    private static List<Region> regions(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<Region> regions = new ArrayList<>();
        int directory = bytes.getInt(file.length - 6);
        int at = directory;
        for (int i = bytes.getShort(file.length - 12); i > 0; i--) {
            int name = bytes.getShort(at + 28);
            int rest = bytes.getShort(at + 30) + bytes.getShort(at + 32);
            String of = new String(file, at + 46, name, StandardCharsets.UTF_8);
            int entry = bytes.getInt(at + 42);
            int localName = bytes.getShort(entry + 26);
            int content = entry + 30 + localName + bytes.getShort(entry + 28);
            regions.add(new Region(Kind.HEADER, of, at, at + 46));
            regions.add(new Region(Kind.NAME, of, at + 46, at + 46 + name));
            regions.add(new Region(Kind.HEADER, of, entry, entry + 30));
            regions.add(new Region(Kind.NAME, of, entry + 30, entry + 30 + localName));
            regions.add(new Region(Kind.CONTENT, of, content, content + bytes.getInt(at + 20)));
            at += 46 + name + rest;
        }
        regions.add(new Region(Kind.HEADER, "the end", at, file.length));
        return regions;
    }

    private static Map<String, byte[]> files(byte[] file) {
        return new PackageReader(PackageLimits.USUAL).read(file) instanceof PackageRead.Opened opened ? opened.files() : Map.of();
    }

    private static boolean same(Map<String, byte[]> one, Map<String, byte[]> other) {
        return one.keySet().equals(other.keySet()) && one.entrySet().stream().allMatch(each -> Arrays.equals(each.getValue(), other.get(each.getKey())));
    }

    private boolean accepted(byte[] file) {
        SealReport report = verifier.verify(file);
        return report.valid() && report.covered();
    }

    private Function<Path, String> outside() throws IOException {
        Path root = Files.write(folder.resolve("root.cer"), luoshu.trust.signing.Certificates.encoded(keys.current(KeyPurpose.SEAL_MAKER).chain().getLast()));
        return OutsideVerifier.files(root, clock.instant());
    }

    @Test
    void a_change_of_any_byte_is_caught_twice() throws Exception {
        byte[] file = issued();
        Map<String, byte[]> genuine = files(file);
        Function<Path, String> outside = outside();
        Path changedFile = folder.resolve("changed.ofd");
        assertThat(accepted(file)).isTrue();
        assertThat(outside.apply(Files.write(changedFile, file))).startsWith("RIGHT").contains("stamped=20");
        List<Region> regions = regions(file);
        assertThat(regions.stream().mapToInt(region -> region.to - region.from).sum()).as("every byte is of some region").isEqualTo(file.length);
        Random random = new Random(38540);
        List<String> unseen = new ArrayList<>();
        for (Region region : regions) {
            int length = region.to - region.from;
            int samples = region.of.endsWith("SignedValue.dat") && region.kind == Kind.CONTENT ? SAMPLES * 12 : Math.min(length, SAMPLES);
            for (int i = 0; i < samples; i++) {
                int at = region.from + (length <= samples ? i : random.nextInt(length));
                byte[] changed = file.clone();
                changed[at] ^= (byte) (1 << random.nextInt(8));
                boolean free = same(genuine, files(changed));
                String where = region + " at " + (at - region.from) + ": " + (file[at] & 0xFF) + " to " + (changed[at] & 0xFF);
                if (!free && accepted(changed)) {
                    unseen.add("server: " + where);
                }
                boolean formatOnly = region.kind == Kind.HEADER;
                if (!free && !formatOnly && outside.apply(Files.write(changedFile, changed)).startsWith("RIGHT")) {
                    unseen.add("sdk/verify: " + where);
                }
            }
        }
        assertThat(unseen).isEmpty();
    }
}
