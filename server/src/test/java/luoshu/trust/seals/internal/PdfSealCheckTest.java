package luoshu.trust.seals.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

import luoshu.trust.layout.PackageLimits;
import luoshu.trust.seals.CertificateTrust.Standing;
import luoshu.trust.seals.Fault;
import luoshu.trust.seals.SealMaker;
import luoshu.trust.seals.SealReport;
import luoshu.trust.seals.SealVerifier;
import luoshu.trust.seals.SealedLicence;
import luoshu.trust.seals.Sm2Identity;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.DetachedSignature;
import luoshu.trust.signing.KeyPurpose;
import luoshu.trust.signing.SigningKey;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;

/** Sealed PDFs that were forged, cut, glued, dated or blown up. */
class PdfSealCheckTest {

    private record Key(Sm2Identity identity) implements SigningKey {

        @Override
        public String id() {
            return "00";
        }

        @Override
        public KeyPurpose purpose() {
            return KeyPurpose.ORGAN;
        }

        @Override
        public List<X509Certificate> chain() {
            return List.of(Certificates.read(identity.certificate()));
        }

        @Override
        public byte[] publicKey() {
            return Certificates.publicKey(chain().getFirst());
        }

        @Override
        public byte[] sign(byte[] message) {
            return identity.sign(message);
        }
    }

    private static final Key ORGAN = new Key(SealedLicence.ORGAN);
    private static final byte[] PLAIN = pdf(1);
    private static final byte[] FILE = sealed(PLAIN, SealedLicence.SEAL, ORGAN, SealedLicence.AT);

    private static byte[] pdf(int pages) {
        try (PDDocument document = new PDDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage(PDRectangle.A4));
            }
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] sealed(byte[] pdf, byte[] seal, Key key, Instant at) {
        return PdfSealing.seal(pdf, new PdfSealing.Face("LUOSHU-0001", "商都市市场监督管理局", seal, picture(), 45), key, at).file();
    }

    private static byte[] picture() {
        return SealedLicence.order(SealedLicence.ORGAN, "2026-01-01T00:00:00Z", "2030-01-01T00:00:00Z").picture();
    }

    private static SealReport verify(byte[] file) {
        return new SealVerifier(SealedLicence.trust(Standing.TRUSTED, Standing.TRUSTED), Clock.fixed(SealedLicence.AT.plusSeconds(3_600), ZoneOffset.UTC), PackageLimits.USUAL).verify(file);
    }

    private static byte[] seal(Sm2Identity maker, Sm2Identity holder, String from, String to) {
        return new SealMaker(maker).make(SealedLicence.order(holder, from, to));
    }

    private static int hole(byte[] file) {
        return new String(file, ISO_8859_1).indexOf("/Contents <") + "/Contents <".length();
    }

    private static int end(byte[] file) {
        return new String(file, ISO_8859_1).indexOf('>', hole(file));
    }

    /** What the signature is over. */
    private static byte[] content(byte[] file) {
        byte[] content = new byte[file.length - (end(file) + 1 - (hole(file) - 1))];
        System.arraycopy(file, 0, content, 0, hole(file) - 1);
        System.arraycopy(file, end(file) + 1, content, hole(file) - 1, file.length - end(file) - 1);
        return content;
    }

    private static byte[] with(byte[] file, byte[] signature) {
        byte[] changed = file.clone();
        Arrays.fill(changed, hole(file), end(file), (byte) '0');
        byte[] hex = HexFormat.of().withUpperCase().formatHex(signature).getBytes(ISO_8859_1);
        System.arraycopy(hex, 0, changed, hole(file), hex.length);
        return changed;
    }

    private static byte[] replaced(String old, String by) {
        return new String(FILE, ISO_8859_1).replace(old, by).getBytes(ISO_8859_1);
    }

    private static String range() {
        String text = new String(FILE, ISO_8859_1);
        int from = text.indexOf("/ByteRange");
        return text.substring(from, text.indexOf(']', from) + 1);
    }

    @Test
    void what_we_seal_is_valid_and_whole() {
        assertThat(verify(FILE).faults()).isEmpty();
        assertThat(verify(FILE).covered()).isTrue();
        assertThat(verify(PLAIN).faults()).containsExactly(Fault.NO_SIGNATURE);
    }

    @Test
    void forged_by_somebody_else() {
        Key stranger = new Key(SealedLicence.STRANGER);
        assertThat(verify(sealed(PLAIN, SealedLicence.SEAL, stranger, SealedLicence.AT)).faults()).containsExactly(Fault.SIGNER_NOT_LISTED, Fault.SIGNER_UNTRUSTED);
        Key thief = new Key(new Sm2Identity(SealedLicence.STRANGER.keys(), SealedLicence.ORGAN.certificate()));
        assertThat(verify(sealed(PLAIN, SealedLicence.SEAL, thief, SealedLicence.AT)).faults()).containsExactly(Fault.SIGNED_VALUE_FORGED);
    }

    @Test
    void a_seal_from_nobody_who_may_make_seals() {
        byte[] seal = seal(SealedLicence.STRANGER, SealedLicence.ORGAN, "2026-01-01T00:00:00Z", "2030-01-01T00:00:00Z");
        assertThat(verify(sealed(PLAIN, seal, ORGAN, SealedLicence.AT)).faults()).containsExactly(Fault.MAKER_UNTRUSTED);
        byte[] claimed = seal(new Sm2Identity(SealedLicence.STRANGER.keys(), SealedLicence.MAKER.certificate()), SealedLicence.ORGAN, "2026-01-01T00:00:00Z", "2030-01-01T00:00:00Z");
        assertThat(verify(sealed(PLAIN, claimed, ORGAN, SealedLicence.AT)).faults()).containsExactly(Fault.SEAL_FORGED);
    }

    @Test
    void dated_in_the_future_and_outside_the_period_of_the_seal() {
        assertThat(verify(sealed(PLAIN, SealedLicence.SEAL, ORGAN, SealedLicence.AT.plusSeconds(86_400))).faults()).containsExactly(Fault.SEALED_IN_FUTURE);
        byte[] ended = seal(SealedLicence.MAKER, SealedLicence.ORGAN, "2025-06-01T00:00:00Z", "2026-01-01T00:00:00Z");
        assertThat(verify(sealed(PLAIN, ended, ORGAN, SealedLicence.AT)).faults()).containsExactly(Fault.SEAL_EXPIRED);
    }

    @Test
    void a_signature_taken_from_another_document_or_made_without_a_seal() {
        byte[] other = sealed(pdf(2), SealedLicence.SEAL, ORGAN, SealedLicence.AT);
        byte[] taken = HexFormat.of().parseHex(new String(other, hole(other), end(other) - hole(other), ISO_8859_1));
        assertThat(verify(with(FILE, Arrays.copyOf(taken, (end(FILE) - hole(FILE)) / 2))).faults()).containsExactly(Fault.FILE_ALTERED);
        assertThat(verify(with(FILE, DetachedSignature.sign(ORGAN, content(FILE), SealedLicence.AT, Map.of()))).faults()).containsExactly(Fault.SIGNATURE_UNSUPPORTED);
        assertThat(verify(with(FILE, DetachedSignature.sign(ORGAN, content(FILE), SealedLicence.AT, Map.of(PdfSealing.SEAL, new byte[] {0x30, 0})))).faults())
                .containsExactly(Fault.SIGNED_VALUE_UNREADABLE);
    }

    @Test
    void every_truncation_is_noticed() {
        for (int length = 0; length < FILE.length; length += 997) {
            assertThat(verify(Arrays.copyOf(FILE, length)).valid()).as("%d of %d bytes", length, FILE.length).isFalse();
        }
        assertThat(verify(Arrays.copyOf(FILE, FILE.length - 1)).valid()).isFalse();
    }

    @Test
    void what_was_appended_is_outside_the_seal() throws IOException {
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        more.write(FILE);
        more.write("\n9 0 obj\n<< /Type /Page >>\nendobj\n".getBytes(ISO_8859_1));
        assertThat(verify(more.toByteArray()).valid()).isTrue();
        assertThat(verify(more.toByteArray()).covered()).isFalse();
        more.write(range().getBytes(ISO_8859_1));
        assertThat(verify(more.toByteArray()).covered()).as("the same range named again").isFalse();
    }

    @Test
    void ranges_that_lie() {
        String range = range();
        String[] numbers = range.replaceAll("[^0-9 ]", " ").strip().split(" +");
        for (String lie : List.of("0 0 0 0", "0 9999999999 9999999999 9999999999", numbers[0] + " " + numbers[2] + " " + numbers[1] + " " + numbers[3], "5 10 20 30")) {
            String by = "/ByteRange [" + lie;
            assertThat(verify(replaced(range, by + "]")).faults()).as(lie).doesNotContain(Fault.NO_SIGNATURE).isNotEmpty();
        }
    }

    @Test
    void as_many_ranges_as_fit_cost_little() {
        StringBuilder many = new StringBuilder("%PDF-1.7\n");
        while (many.length() < 8 << 20) {
            many.append("/ByteRange [0 9 900000 7000000]\n");
        }
        long begun = System.nanoTime();
        assertThat(verify(many.toString().getBytes(ISO_8859_1)).seals()).hasSizeLessThanOrEqualTo(20);
        assertThat(System.nanoTime() - begun).isLessThan(20_000_000_000L);
    }

    @Test
    void more_bytes_than_a_document_has() {
        byte[] huge = new byte[PackageLimits.USUAL.bytes() + 1];
        System.arraycopy(FILE, 0, huge, 0, FILE.length);
        assertThat(verify(huge).faults()).containsExactly(Fault.TOO_LARGE);
    }

    /** Parts of the signature, what lies around it, and the document: no byte is free. */
    @Test
    void a_change_of_any_byte_is_noticed() {
        Random random = new Random(20261122);
        int from = hole(FILE);
        int signature = new String(FILE, ISO_8859_1).indexOf("0000000000000000000000000000000000000000", from) - from;
        for (int round = 0; round < 1_600; round++) {
            int at = switch (round % 4) {
                case 0 -> from + round / 4 * 5; // the head of the message and its certificate
                case 1 -> from + random.nextInt(signature);
                case 2 -> from - 400 + random.nextInt(400);
                default -> random.nextInt(FILE.length);
            };
            byte[] changed = FILE.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            SealReport report = verify(changed);
            assertThat(report.valid() && report.covered()).as("byte %d of %d, in the hole from %d: %s", at, FILE.length, from, new String(changed, at, 1, ISO_8859_1)).isFalse();
        }
    }
}
