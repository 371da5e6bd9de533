package luoshu.trust.seals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import luoshu.testing.ServerTest;
import luoshu.testing.TestClock;
import luoshu.trust.layout.LayoutPackage;
import luoshu.trust.layout.PackageLimits;
import luoshu.trust.layout.PackageRead;
import luoshu.trust.layout.PackageReader;
import luoshu.trust.layout.Part;
import luoshu.trust.ledger.internal.OutsideVerifier;
import luoshu.trust.seals.internal.Der;
import luoshu.trust.signing.CertificateSubject;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.Certification;
import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.SigningKey;
import luoshu.trust.signing.SigningKeys;
import luoshu.trust.signing.Sm3;
import luoshu.trust.signing.Timestamps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Files made to deceive or to exhaust, with the keys of a real authority: each gets its own verdict from the server and from sdk/verify, soon and without much memory. */
@ServerTest
class BadFilesTest {

    private static final String DESCRIPTION = "Doc_0/Signs/Sign_0/Signature.xml";
    private static final String VALUE = "Doc_0/Signs/Sign_0/SignedValue.dat";
    private static final String SEAL = "Doc_0/Signs/Sign_0/Seal.esl";
    private static final String PAGE = "Doc_0/Pages/Page_0/Content.xml";
    /** On a machine that does other things as well. */
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long MUCH = 400L << 20;

    private record Signing(SigningKey key) implements Signatory {

        @Override
        public byte[] certificate() {
            return Certificates.encoded(key.chain().getFirst());
        }

        @Override
        public byte[] sign(byte[] message) {
            return key.sign(message);
        }
    }

    private record Bad(String what, byte[] file, Fault fault, String outside) {
    }

    @Autowired SealVerifier verifier;
    @Autowired Certification certification;
    @Autowired SigningKeys keys;
    @Autowired Timestamps timestamps;
    @Autowired TestClock clock;
    @TempDir Path folder;
    private Instant now;
    private Signatory organ;
    private Signatory maker;
    private byte[] seal;
    private byte[] good;
    private Function<Path, String> outside;

    @BeforeEach
    void a_good_file() throws IOException {
        now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        organ = new Signing(certification.keyOf(CertificateSubject.organ("11410105MB00000BAD", "坏文件试验局")));
        maker = new Signing(keys.current(KeyPurpose.SEAL_MAKER));
        seal = seal(maker, organ, now.minusSeconds(60), now.plus(Duration.ofDays(30)));
        good = sealed(seal, organ, now, signature -> timestamps.stamp(Sm3.digest(signature)));
        Path root = Files.write(folder.resolve("root.cer"), Certificates.encoded(keys.current(KeyPurpose.SEAL_MAKER).chain().getLast()));
        outside = OutsideVerifier.files(root, now);
    }

    private static byte[] seal(Signatory maker, Signatory holder, Instant from, Instant to) {
        SealOrder sample = SealedLicence.order(SealedLicence.ORGAN, "2026-01-01T00:00:00Z", "2030-01-01T00:00:00Z");
        return new SealMaker(maker).make(new SealOrder("BAD-1", "坏文件试验局", SealKind.ORGAN, "LUOSHU", List.of(holder.certificate()), from, from, to, sample.picture(), 45));
    }

    private static byte[] sealed(byte[] seal, Signatory signer, Instant at, TimeStamping stamping) {
        return new SealPress(seal, signer, "0.1").press(SealedLicence.document(), List.of(new Stamp(0, 160, 240)), at, stamping).file();
    }

    private Map<String, byte[]> files() {
        return new LinkedHashMap<>(((PackageRead.Opened) new PackageReader(PackageLimits.USUAL).read(good)).files());
    }

    private static byte[] packed(Map<String, byte[]> files, Part... more) {
        List<Part> parts = new ArrayList<>(files.entrySet().stream().map(each -> Part.deflated(each.getKey(), each.getValue(), false)).toList());
        parts.addAll(List.of(more));
        return LayoutPackage.write(parts);
    }

    private byte[] with(String path, UnaryOperator<byte[]> change) {
        Map<String, byte[]> files = files();
        files.compute(path, (_, content) -> change.apply(content));
        return packed(files);
    }

    private byte[] withText(String path, String old, String by) {
        return with(path, content -> {
            String text = new String(content, StandardCharsets.UTF_8);
            assertThat(text).contains(old);
            return text.replace(old, by).getBytes(StandardCharsets.UTF_8);
        });
    }

    /** Signed anew with whatever seal and key, as a press of ours would not. */
    private byte[] resigned(byte[] seal, Signatory signer, Instant at) {
        Map<String, byte[]> files = files();
        byte[] before = files.put(SEAL, seal);
        files.compute(DESCRIPTION, (_, content) -> new String(content, StandardCharsets.UTF_8).replace(digest(before), digest(seal)).getBytes(StandardCharsets.UTF_8));
        byte[] toSign = Der.sequence(Der.integer(4), seal, Der.time(at), Der.bits(Sm3.digest(files.get(DESCRIPTION))), Der.ia5("/" + DESCRIPTION));
        files.put(VALUE, Der.sequence(toSign, Der.octets(signer.certificate()), Der.SM2_WITH_SM3, Der.bits(signer.sign(toSign))));
        return packed(files);
    }

    private static String digest(byte[] content) {
        return Base64.getEncoder().encodeToString(Sm3.digest(content));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] nested(int levels) {
        byte[] deep = new byte[0];
        for (int i = 0; i < levels; i++) {
            deep = Der.sequence(deep);
        }
        return deep;
    }

    private List<Bad> forged() {
        Sm2Identity stranger = SealedLicence.STRANGER;
        Sm2Identity thief = new Sm2Identity(stranger.keys(), organ.certificate());
        Signatory system = new Signing(certification.keyOf(CertificateSubject.system("bad-files", "某系统")));
        Signatory other = new Signing(certification.keyOf(CertificateSubject.organ("11410105MB00001BAD", "另一个机关")));
        return List.of(
                new Bad("a page changed", withText(PAGE, "JY14101000000017", "JY14101000000018"), Fault.FILE_ALTERED, "altered after it was sealed: " + PAGE),
                new Bad("a page changed, its digest too", relisted(), Fault.DESCRIPTION_ALTERED, "altered: the list of what is sealed"),
                new Bad("a protected file taken out", without("Doc_0/PublicRes.xml"), Fault.FILE_MISSING, "missing in the package: Doc_0/PublicRes.xml"),
                new Bad("another's seal shown", with(SEAL, _ -> seal(maker, other, now.minusSeconds(60), now.plusSeconds(60))), Fault.SEAL_FILE_DIFFERS, "the seal shown is not the seal that signed"),
                new Bad("signed by a stranger with the organ's certificate", resigned(seal, thief, now), Fault.SIGNED_VALUE_FORGED, "the signature over the sealed value does not fit"),
                new Bad("signed by an organ whom the seal does not list", resigned(seal, other, now), Fault.SIGNER_NOT_LISTED, "另一个机关 is not among those who may use the seal"),
                new Bad("seal and signature by strangers: another root", sealed(seal(stranger, stranger, now.minusSeconds(60), now.plusSeconds(60)), stranger, now, TimeStamping.NONE), Fault.MAKER_UNTRUSTED,
                        "leads to no trusted root"),
                new Bad("a seal made by an organ itself", resigned(seal(organ, organ, now.minusSeconds(60), now.plusSeconds(60)), organ, now), Fault.MAKER_UNTRUSTED, "is for something else"),
                new Bad("sealed with the key of a system", resigned(seal(maker, system, now.minusSeconds(60), now.plusSeconds(60)), system, now), Fault.SIGNER_UNTRUSTED, "is for something else"),
                new Bad("a seal whose maker did not sign it", resigned(seal(new Sm2Identity(stranger.keys(), maker.certificate()), organ, now.minusSeconds(60), now.plusSeconds(60)), organ, now), Fault.SEAL_FORGED,
                        "forged: its maker did not sign this seal"),
                new Bad("dated tomorrow", resigned(seal, organ, now.plus(Duration.ofDays(1))), Fault.SEALED_IN_FUTURE, "sealed in the future"),
                new Bad("a seal that has ended", resigned(seal(maker, organ, now.minusSeconds(120), now.minusSeconds(1)), organ, now), Fault.SEAL_EXPIRED, "outside the period of the seal"),
                new Bad("a stamp of something else", sealed(seal, organ, now, _ -> timestamps.stamp(Sm3.digest(new byte[] {1}))), Fault.TIMESTAMP_INVALID, "the time stamp is of something else"),
                new Bad("no stamp where one belongs", sealed(seal, organ, now, _ -> nested(20)), Fault.TIMESTAMP_INVALID, "not DER"));
    }

    private byte[] relisted() {
        Map<String, byte[]> files = files();
        byte[] before = files.get(PAGE);
        byte[] after = text(new String(before, StandardCharsets.UTF_8).replace("JY14101000000017", "JY14101000000018"));
        files.put(PAGE, after);
        files.compute(DESCRIPTION, (_, content) -> text(new String(content, StandardCharsets.UTF_8).replace(digest(before), digest(after))));
        return packed(files);
    }

    private byte[] without(String path) {
        Map<String, byte[]> files = files();
        files.remove(path);
        return packed(files);
    }

    private List<Bad> damaged() {
        Part[] many = new Part[PackageLimits.USUAL.entries()];
        Arrays.setAll(many, i -> Part.stored("more/" + i, new byte[1]));
        byte[] oversized = Arrays.copyOf(good, PackageLimits.USUAL.bytes() + 1);
        return List.of(
                new Bad("cut in the middle", Arrays.copyOf(good, good.length / 2), Fault.NOT_A_PACKAGE, "not a package, or damaged"),
                new Bad("nothing", new byte[0], Fault.NOT_A_PACKAGE, "not a package, or damaged"),
                new Bad("something before", glued(new byte[] {1, 2, 3}, good), Fault.NOT_A_PACKAGE, "ambiguous"),
                new Bad("two packages in a row", glued(LayoutPackage.write(SealedLicence.document().plain()), good), Fault.PACKAGE_AMBIGUOUS, "ambiguous"),
                new Bad("a name that climbs", packed(files(), Part.stored("../../etc/cron.d/x", new byte[1])), Fault.UNSAFE_NAME, "a name that leaves the package"),
                new Bad("an absolute name", packed(files(), Part.stored("/etc/passwd", new byte[1])), Fault.UNSAFE_NAME, "a name that leaves the package"),
                new Bad("a name with backslashes", packed(files(), Part.stored("..\\..\\x", new byte[1])), Fault.UNSAFE_NAME, "a name that leaves the package"),
                new Bad("a name twice", packed(files(), Part.stored(PAGE, text("<other/>"))), Fault.PACKAGE_AMBIGUOUS, "ambiguous"),
                new Bad("more bytes than a document", oversized, Fault.TOO_LARGE, "more than 33554432 bytes"),
                new Bad("a bomb", packed(files(), Part.deflated("bomb", new byte[100 << 20], false)), Fault.TOO_LARGE, "unpacks to more than a document"),
                new Bad("a crowd of files", packed(files(), many), Fault.TOO_LARGE, "more files than a document has"),
                new Bad("a document type", with("OFD.xml", _ -> text("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>")), Fault.XML_FORBIDDEN, "a document type or entities"),
                new Bad("laughs", with("OFD.xml", _ -> text("<!DOCTYPE a [<!ENTITY b \"xxxxxxxxxx\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><a>&c;</a>")), Fault.XML_FORBIDDEN, "a document type or entities"),
                new Bad("depth", with(DESCRIPTION, _ -> text("<a>".repeat(500_000))), Fault.XML_FORBIDDEN, "more elements than a description has"),
                new Bad("breadth", with(DESCRIPTION, _ -> text("<a>" + "<b/>".repeat(500_000) + "</a>")), Fault.XML_FORBIDDEN, "more elements than a description has"),
                new Bad("length", with(DESCRIPTION, _ -> text("<a>" + " ".repeat(9 << 20) + "</a>")), Fault.XML_FORBIDDEN, "too long for a description"),
                new Bad("a description cut off", with(DESCRIPTION, content -> Arrays.copyOf(content, 300)), Fault.XML_BROKEN, "not readable: " + DESCRIPTION),
                new Bad("a description in another encoding", with(DESCRIPTION, _ -> "<a/>".getBytes(StandardCharsets.UTF_16)), Fault.XML_BROKEN, "not readable: " + DESCRIPTION),
                new Bad("a description elsewhere", withText("OFD.xml", "/Doc_0/Signs/Signatures.xml", "../../../etc/passwd"), Fault.SIGNATURE_INCOMPLETE, "missing in the package"),
                new Bad("no value", with(VALUE, _ -> new byte[0]), Fault.SIGNED_VALUE_UNREADABLE, "not DER"),
                new Bad("a value without an end", with(VALUE, _ -> new byte[] {0x30, (byte) 0x80, 0, 0}), Fault.SIGNED_VALUE_UNREADABLE, "not DER"),
                new Bad("a value that says it is huge", with(VALUE, _ -> new byte[] {0x30, (byte) 0x84, 0x7F, -1, -1, -1}), Fault.SIGNED_VALUE_UNREADABLE, "not DER"),
                new Bad("a value of nothing but shells", with(VALUE, _ -> nested(20_000)), Fault.SIGNED_VALUE_UNREADABLE, "not DER"),
                new Bad("a seal at every file", crowd(), Fault.TOO_LARGE, "more seals than anybody puts on a document"));
    }

    private static byte[] glued(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** The description under many names, each naming every file. */
    private byte[] crowd() {
        Map<String, byte[]> files = files();
        StringBuilder list = new StringBuilder("<ofd:Signatures xmlns:ofd=\"http://www.ofdspec.org/2016\">");
        for (int i = 0; i < 1_500; i++) {
            files.put("Doc_0/Signs/Sign_0/S" + i + ".xml", files.get(DESCRIPTION));
            list.append("<ofd:Signature ID=\"").append(i + 1).append("\" Type=\"Seal\" BaseLoc=\"/Doc_0/Signs/Sign_0/S").append(i).append(".xml\"/>");
        }
        files.put("Doc_0/Signs/Signatures.xml", text(list.append("</ofd:Signatures>").toString()));
        return packed(files);
    }

    @Test
    void the_good_one_is_good() throws IOException {
        assertThat(verifier.verify(good).faults()).isEmpty();
        assertThat(outside.apply(Files.write(folder.resolve("good.ofd"), good))).startsWith("RIGHT").contains("坏文件试验局");
    }

    @Test
    void what_was_forged_is_told_precisely() throws IOException {
        judge(forged());
    }

    @Test
    void what_was_made_to_break_readers_is_told_precisely() throws IOException {
        judge(damaged());
    }

    private void judge(List<Bad> all) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Bad bad : all) {
            Path file = Files.write(folder.resolve("bad.ofd"), bad.file);
            wrong.addAll(bounded(bad.what + ", server", () -> {
                SealReport report = verifier.verify(bad.file);
                Fault first = report.first().map(Finding::fault).orElse(null);
                return first == bad.fault && !report.valid() ? List.of() : List.of(bad.what + ": server says " + report.faults() + ", not " + bad.fault);
            }));
            wrong.addAll(bounded(bad.what + ", sdk/verify", () -> {
                String said = outside.apply(file);
                return said.startsWith("WRONG: ") && said.contains(bad.outside) ? List.of() : List.of(bad.what + ": sdk/verify says " + said + ", not " + bad.outside);
            }));
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> bounded(String what, Supplier<List<String>> work) {
        com.sun.management.ThreadMXBean thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = thread.getCurrentThreadAllocatedBytes();
        long begun = System.nanoTime();
        List<String> wrong = new ArrayList<>(work.get());
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        long allocated = thread.getCurrentThreadAllocatedBytes() - bytes;
        if (took.compareTo(SOON) > 0 || allocated > MUCH) {
            wrong.add(what + ": " + took + ", " + (allocated >> 20) + " MB");
        }
        return wrong;
    }
}
