package luoshu.trust.seals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

import luoshu.kernel.problems.Refused;
import luoshu.trust.layout.LayoutPackage;
import luoshu.trust.layout.PackageLimits;
import luoshu.trust.layout.PackageRead;
import luoshu.trust.layout.PackageReader;
import luoshu.trust.layout.Part;
import luoshu.trust.seals.CertificateTrust.Standing;
import luoshu.trust.seals.internal.Der;
import org.junit.jupiter.api.Test;

class SealVerifierTest {

    private static final String DESCRIPTION = "Doc_0/Signs/Sign_0/Signature.xml";
    private static final String VALUE = "Doc_0/Signs/Sign_0/SignedValue.dat";
    private static final String PAGE = "Doc_0/Pages/Page_0/Content.xml";
    private static final byte[] FILE = SealedLicence.file();

    private static Map<String, byte[]> files() {
        return new LinkedHashMap<>(((PackageRead.Opened) new PackageReader(PackageLimits.USUAL).read(FILE)).files());
    }

    private static byte[] packed(Map<String, byte[]> files) {
        return LayoutPackage.write(files.entrySet().stream().map(each -> Part.deflated(each.getKey(), each.getValue(), false)).toList());
    }

    /** The sealed file with one of its files replaced, packed properly again. */
    private static byte[] with(String path, UnaryOperator<byte[]> change) {
        Map<String, byte[]> files = files();
        files.compute(path, (name, content) -> change.apply(content));
        return packed(files);
    }

    private static byte[] without(String path) {
        Map<String, byte[]> files = files();
        files.remove(path);
        return packed(files);
    }

    private static byte[] replaced(byte[] content, String old, String by) {
        String text = new String(content, StandardCharsets.UTF_8);
        assertThat(text).contains(old);
        return text.replace(old, by).getBytes(StandardCharsets.UTF_8);
    }

    /** SealedLicence with another seal, certificate or signed value over the same document. */
    private static byte[] sealedWith(byte[] seal, Sm2Identity signer, int version, Instant at, String property) {
        Map<String, byte[]> files = files();
        files.put("Doc_0/Signs/Sign_0/Seal.esl", seal);
        files.compute(DESCRIPTION, (name, content) -> replaced(content, base64(SealedLicence.SEAL), base64(seal)));
        byte[] digest = Part.stored("x", files.get(DESCRIPTION)).digest();
        byte[] toSign = Der.sequence(Der.integer(version), seal, Der.time(at), Der.bits(digest), Der.ia5(property));
        files.put(VALUE, Der.sequence(toSign, Der.octets(signer.certificate()), Der.SM2_WITH_SM3, Der.bits(signer.sign(toSign))));
        return packed(files);
    }

    private static String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(Part.stored("x", content).digest());
    }

    private static byte[] seal(Sm2Identity maker, Sm2Identity holder, String from, String to) {
        return new SealMaker(maker).make(SealedLicence.order(holder, from, to));
    }

    private static byte[] sealedWith(byte[] seal) {
        return sealedWith(seal, SealedLicence.ORGAN, 4, SealedLicence.AT, "/" + DESCRIPTION);
    }

    @Test
    void what_we_seal_is_valid_and_covers_everything() {
        SealReport report = SealedLicence.verify(FILE);
        assertThat(report.faults()).isEmpty();
        assertThat(report.valid()).isTrue();
        assertThat(report.covered()).isTrue();
        SealFacts facts = report.seals().getFirst().facts().orElseThrow();
        assertThat(facts.version()).isEqualTo(SesVersion.V4);
        assertThat(facts.name()).isEqualTo("商都市市场监督管理局");
        assertThat(facts.sealedAt()).isEqualTo(SealedLicence.AT);
        assertThat(facts.places()).containsExactly(new SealFacts.Place("1", "137.5 217.5 45.0 45.0"));
        assertThat(report.seals().getFirst().coverage().protectedFiles()).contains("OFD.xml", PAGE, "Doc_0/Signs/Signatures.xml");
    }

    @Test
    void a_document_without_seal_says_so() {
        assertThat(SealedLicence.verify(LayoutPackage.write(SealedLicence.document().plain())).faults()).containsExactly(Fault.NO_SIGNATURE);
    }

    @Test
    void an_altered_file_is_named() {
        SealReport report = SealedLicence.verify(with(PAGE, content -> replaced(content, "JY14101000000017", "JY14101000000018")));
        assertThat(report.faults()).containsExactly(Fault.FILE_ALTERED);
        assertThat(report.first()).hasValueSatisfying(finding -> assertThat(finding.subject()).isEqualTo(PAGE));
        assertThat(SealedLicence.verify(with("OFD.xml", content -> replaced(content, "JY14101000000017", "JY14101000000018"))).faults()).containsExactly(Fault.FILE_ALTERED);
        assertThat(SealedLicence.verify(without("Doc_0/PublicRes.xml")).first()).hasValue(new Finding(Fault.FILE_MISSING, "Doc_0/PublicRes.xml", "protected and not in the package"));
    }

    @Test
    void a_file_added_is_outside_the_seal_which_stays_valid() {
        SealReport report = SealedLicence.verify(with("Doc_0/Pages/Page_1/Content.xml", content -> "<a/>".getBytes(StandardCharsets.UTF_8)));
        assertThat(report.valid()).isTrue();
        assertThat(report.covered()).isFalse();
        assertThat(report.seals().getFirst().coverage().unprotectedFiles()).containsExactly("Doc_0/Pages/Page_1/Content.xml");
    }

    @Test
    void an_altered_description_is_told_from_an_altered_file() {
        assertThat(SealedLicence.verify(with(DESCRIPTION, content -> replaced(content, "09:00:00", "09:00:01"))).faults()).containsExactly(Fault.DESCRIPTION_ALTERED);
    }

    @Test
    void parts_of_the_signature_that_are_not_there_are_named() {
        assertThat(SealedLicence.verify(without(VALUE)).first()).hasValueSatisfying(finding -> {
            assertThat(finding.fault()).isEqualTo(Fault.SIGNATURE_INCOMPLETE);
            assertThat(finding.subject()).isEqualTo(VALUE);
        });
        assertThat(SealedLicence.verify(without(DESCRIPTION)).faults()).containsExactly(Fault.SIGNATURE_INCOMPLETE);
        assertThat(SealedLicence.verify(without("Doc_0/Signs/Signatures.xml")).faults()).containsExactly(Fault.SIGNATURE_INCOMPLETE);
        assertThat(SealedLicence.verify(without("Doc_0/Signs/Sign_0/Seal.esl")).faults()).contains(Fault.SIGNATURE_INCOMPLETE);
    }

    @Test
    void the_seal_s_period_is_that_of_sealing() {
        assertThat(SealedLicence.verify(sealedWith(seal(SealedLicence.MAKER, SealedLicence.ORGAN, "2025-01-01T00:00:00Z", "2026-01-01T00:00:00Z"))).faults()).containsExactly(Fault.SEAL_EXPIRED);
        assertThat(SealedLicence.verify(sealedWith(seal(SealedLicence.MAKER, SealedLicence.ORGAN, "2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z"))).faults()).containsExactly(Fault.SEAL_NOT_YET_VALID);
    }

    @Test
    void a_seal_is_not_used_outside_its_period() {
        SealPress press = new SealPress(SealedLicence.SEAL, SealedLicence.ORGAN, "0.1");
        for (String moment : List.of("2025-12-31T23:59:59Z", "2030-01-01T00:00:01Z")) {
            assertThatThrownBy(() -> press.seal(SealedLicence.document(), List.of(new Stamp(0, 160, 240)), Instant.parse(moment))).isInstanceOf(Refused.class).hasMessageContaining(moment);
        }
    }

    @Test
    void a_signer_whom_the_seal_does_not_list() {
        byte[] seal = seal(SealedLicence.MAKER, SealedLicence.STRANGER, "2026-01-01T00:00:00Z", "2030-01-01T00:00:00Z");
        assertThat(SealedLicence.verify(sealedWith(seal)).faults()).containsExactly(Fault.SIGNER_NOT_LISTED);
        assertThatIllegalArgumentException().isThrownBy(() -> new SealPress(seal, SealedLicence.ORGAN, "0.1"));
    }

    @Test
    void a_stranger_who_signs_with_a_listed_certificate() {
        Sm2Identity thief = new Sm2Identity(SealedLicence.STRANGER.keys(), SealedLicence.ORGAN.certificate());
        assertThat(SealedLicence.verify(sealedWith(SealedLicence.SEAL, thief, 4, SealedLicence.AT, "/" + DESCRIPTION)).faults()).containsExactly(Fault.SIGNED_VALUE_FORGED);
        assertThat(SealedLicence.verify(sealedWith(SealedLicence.SEAL, SealedLicence.STRANGER, 4, SealedLicence.AT, "/" + DESCRIPTION)).faults()).containsExactly(Fault.SIGNER_NOT_LISTED, Fault.SIGNER_UNTRUSTED);
    }

    @Test
    void a_seal_from_somebody_who_may_not_make_seals() {
        assertThat(SealedLicence.verify(sealedWith(seal(SealedLicence.STRANGER, SealedLicence.ORGAN, "2026-01-01T00:00:00Z", "2030-01-01T00:00:00Z"))).faults()).containsExactly(Fault.MAKER_UNTRUSTED);
        Sm2Identity claimed = new Sm2Identity(SealedLicence.STRANGER.keys(), SealedLicence.MAKER.certificate());
        assertThat(SealedLicence.verify(sealedWith(seal(claimed, SealedLicence.ORGAN, "2026-01-01T00:00:00Z", "2030-01-01T00:00:00Z"))).faults()).containsExactly(Fault.SEAL_FORGED);
    }

    @Test
    void standing_of_the_certificates_is_asked_and_told_apart() {
        assertThat(standing(Standing.TRUSTED, Standing.REVOKED)).containsExactly(Fault.SIGNER_REVOKED);
        assertThat(standing(Standing.TRUSTED, Standing.EXPIRED)).containsExactly(Fault.SIGNER_EXPIRED);
        assertThat(standing(Standing.TRUSTED, Standing.NOT_YET_VALID)).containsExactly(Fault.SIGNER_NOT_YET_VALID);
        assertThat(standing(Standing.TRUSTED, Standing.UNKNOWN)).containsExactly(Fault.SIGNER_UNTRUSTED);
        assertThat(standing(Standing.TRUSTED, Standing.UNDECIDED)).containsExactly(Fault.STANDING_UNDECIDED);
        assertThat(standing(Standing.REVOKED, Standing.TRUSTED)).containsExactly(Fault.MAKER_REVOKED);
        assertThat(standing(Standing.UNKNOWN, Standing.TRUSTED)).containsExactly(Fault.MAKER_UNTRUSTED);
    }

    private static List<Fault> standing(Standing maker, Standing organ) {
        return SealedLicence.verify(FILE, SealedLicence.trust(maker, organ)).faults();
    }

    @Test
    void a_signature_taken_from_another_place_version_or_time() {
        assertThat(SealedLicence.verify(sealedWith(SealedLicence.SEAL, SealedLicence.ORGAN, 4, SealedLicence.AT, "/Doc_1/Signs/Sign_0/Signature.xml")).faults()).containsExactly(Fault.WRONG_PLACE);
        assertThat(SealedLicence.verify(sealedWith(SealedLicence.SEAL, SealedLicence.ORGAN, 5, SealedLicence.AT, "/" + DESCRIPTION)).faults()).containsExactly(Fault.VERSION_MISMATCH);
        assertThat(SealedLicence.verify(sealedWith(SealedLicence.SEAL, SealedLicence.ORGAN, 4, SealedLicence.AT.plusSeconds(86_400), "/" + DESCRIPTION)).faults()).containsExactly(Fault.SEALED_IN_FUTURE);
    }

    @Test
    void versions_1_and_5_are_read() {
        byte[] five = Der.sequence(Der.ia5("ES"), Der.integer(5), Der.ia5("OTHER"));
        byte[] period = join(Der.time(SealedLicence.AT.minusSeconds(9)), Der.time(SealedLicence.AT.minusSeconds(9)), Der.time(SealedLicence.AT.plusSeconds(9)));
        byte[] picture = Der.sequence(Der.ia5("PNG"), Der.octets(new byte[] {1}), Der.integer(45), Der.integer(45));
        byte[] digests = Der.sequence(Der.sequence(Der.encode(Der.PRINTABLE_STRING, "SM3".getBytes(StandardCharsets.US_ASCII)), Der.octets(Part.stored("x", SealedLicence.ORGAN.certificate()).digest())));
        byte[] seal = SealedLicence.MAKER.sealed(Der.sequence(five, Der.ia5("S5"), Der.sequence(Der.integer(1), Der.utf8("印"), Der.integer(2), digests, period), picture));
        SealReport report = SealedLicence.verify(sealedWith(seal, SealedLicence.ORGAN, 5, SealedLicence.AT, "/" + DESCRIPTION));
        assertThat(report.faults()).isEmpty();
        assertThat(report.seals().getFirst().facts().orElseThrow().version()).isEqualTo(SesVersion.V5);

        byte[] one = Der.sequence(Der.sequence(Der.ia5("ES"), Der.integer(1), Der.ia5("OTHER")), Der.ia5("S1"),
                Der.sequence(Der.integer(1), Der.utf8("印"), Der.sequence(Der.octets(SealedLicence.ORGAN.certificate())), period), picture);
        byte[] whole = Der.sequence(one, Der.octets(SealedLicence.MAKER.certificate()), Der.SM2_WITH_SM3);
        byte[] first = Der.sequence(one, Der.sequence(Der.octets(SealedLicence.MAKER.certificate()), Der.SM2_WITH_SM3, Der.bits(SealedLicence.MAKER.sign(whole))));
        Map<String, byte[]> files = files();
        files.put("Doc_0/Signs/Sign_0/Seal.esl", first);
        files.compute(DESCRIPTION, (name, content) -> replaced(content, base64(SealedLicence.SEAL), base64(first)));
        byte[] toSign = Der.sequence(Der.integer(1), first, Der.bits("2026-11-22 09:00:00".getBytes(StandardCharsets.US_ASCII)), Der.bits(Part.stored("x", files.get(DESCRIPTION)).digest()),
                Der.ia5("/" + DESCRIPTION), Der.octets(SealedLicence.ORGAN.certificate()), Der.SM2_WITH_SM3);
        files.put(VALUE, Der.sequence(toSign, Der.bits(SealedLicence.ORGAN.sign(toSign))));
        SealReport old = SealedLicence.verify(packed(files));
        assertThat(old.faults()).isEmpty();
        assertThat(old.seals().getFirst().facts().orElseThrow()).satisfies(facts -> {
            assertThat(facts.version()).isEqualTo(SesVersion.V1);
            assertThat(facts.sealedAt()).isEqualTo(SealedLicence.AT);
        });
    }

    private static byte[] join(byte[]... pieces) {
        byte[] sequence = Der.sequence(pieces);
        return Arrays.copyOfRange(sequence, 2, sequence.length);
    }

    @Test
    void xml_made_to_attack_and_xml_that_is_broken() {
        assertThat(SealedLicence.verify(with("OFD.xml", content -> "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>".getBytes(StandardCharsets.UTF_8))).faults()).contains(Fault.XML_FORBIDDEN);
        assertThat(SealedLicence.verify(with(DESCRIPTION, content -> "<a>".repeat(5_000).getBytes(StandardCharsets.UTF_8))).faults()).containsExactly(Fault.XML_FORBIDDEN);
        assertThat(SealedLicence.verify(with(DESCRIPTION, content -> Arrays.copyOf(content, 300))).faults()).containsExactly(Fault.XML_BROKEN);
        assertThat(SealedLicence.verify(with("OFD.xml", content -> replaced(content, "/Doc_0/Signs/Signatures.xml", "../../../etc/passwd"))).faults()).containsExactly(Fault.SIGNATURE_INCOMPLETE);
    }

    @Test
    void a_value_that_is_no_structure() {
        for (byte[] bad : List.of(new byte[0], new byte[] {0x30}, new byte[] {0x30, (byte) 0x80, 0, 0}, new byte[] {0x30, (byte) 0x84, 0x7F, -1, -1, -1}, nested())) {
            assertThat(SealedLicence.verify(with(VALUE, content -> bad)).faults()).containsExactly(Fault.SIGNED_VALUE_UNREADABLE);
        }
    }

    private static byte[] nested() {
        byte[] deep = new byte[0];
        for (int i = 0; i < 3_000; i++) {
            deep = Der.sequence(deep);
        }
        return Der.sequence(deep, deep);
    }

    @Test
    void noise_in_the_signed_value_is_a_verdict_never_an_exception() {
        Random random = new Random(11);
        byte[] value = files().get(VALUE);
        for (int round = 0; round < 400; round++) {
            byte[] noisy = value.clone();
            noisy[random.nextInt(random.nextBoolean() ? 60 : noisy.length)] ^= (byte) (1 + random.nextInt(255));
            assertThat(SealedLicence.verify(with(VALUE, content -> noisy)).valid()).isFalse();
        }
    }

    /**
     * Every byte of the file, changed: noticed, unless it is one of the few fields of the zip directory that say nothing about the document, or unpacks to the very same files
     * (deflate has bits that no reader looks at).
     */
    @Test
    void a_change_of_any_byte_is_noticed() {
        Map<String, byte[]> genuine = files();
        int free = 0;
        for (int at = 0; at < FILE.length; at++) {
            byte[] changed = FILE.clone();
            changed[at] ^= 0x5A;
            PackageRead read = new PackageReader(PackageLimits.USUAL).read(changed);
            if (!(read instanceof PackageRead.Opened opened)) {
                continue;
            }
            boolean same = opened.files().keySet().equals(genuine.keySet()) && genuine.entrySet().stream().allMatch(each -> Arrays.equals(each.getValue(), opened.files().get(each.getKey())));
            if (same) {
                free++;
            } else {
                assertThat(SealedLicence.verify(changed).valid() && SealedLicence.verify(changed).covered()).as("byte %d of %d changed", at, FILE.length).isFalse();
            }
        }
        // Per entry: version made by and needed (central 4, local 2), attributes (6), at most a few padding bits.
        assertThat(free).isLessThan(genuine.size() * 16);
    }

    /** As above with the package packed properly again, so that only the seal can notice. */
    @Test
    void a_change_in_any_file_packed_again_is_noticed() {
        Random random = new Random(5);
        for (Map.Entry<String, byte[]> each : files().entrySet()) {
            for (int round = 0; round < 60; round++) {
                int at = random.nextInt(each.getValue().length);
                byte[] changed = with(each.getKey(), content -> {
                    byte[] copy = content.clone();
                    copy[at] ^= (byte) (1 << random.nextInt(8));
                    return copy;
                });
                SealReport report = SealedLicence.verify(changed);
                assertThat(report.valid() && report.covered()).as("byte %d of %s changed", at, each.getKey()).isFalse();
            }
        }
    }
}
