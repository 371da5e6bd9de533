package luoshu.trust.seals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

import luoshu.trust.layout.PackageLimits;
import org.junit.jupiter.api.Test;

/** Files sealed by stock OFDRW 2.3.1 on BouncyCastle 1.68, as {@code bench/peers/ofdrw} makes them; that OFDRW accepts ours is asked of a running one by {@code bench/certificates}. */
class OtherVendorsTest {

    private static byte[] file(String name) throws IOException {
        try (InputStream in = OtherVendorsTest.class.getResourceAsStream("/seals/" + name)) {
            return in.readAllBytes();
        }
    }

    private static SealReport verify(byte[] file) throws IOException {
        byte[] maker = file("maker.cer");
        byte[] organ = file("organ.cer");
        CertificateTrust trust = new CertificateTrust() {
            @Override
            public Standing standing(byte[] certificate, Use use, Instant at) {
                return Arrays.equals(certificate, use == Use.MAKING_SEALS ? maker : organ) ? Standing.TRUSTED : Standing.UNKNOWN;
            }

            @Override
            public Optional<Instant> stamped(byte[] token, byte[] bytes) {
                return Optional.empty();
            }
        };
        return new SealVerifier(trust, Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneOffset.UTC), PackageLimits.USUAL).verify(file);
    }

    private static SesVersion version(SealReport report) {
        return report.seals().getFirst().facts().orElseThrow().version();
    }

    @Test
    void version_4_is_valid_and_whole() throws IOException {
        SealReport report = verify(file("v4.ofd"));
        assertThat(report.faults()).isEmpty();
        assertThat(report.covered()).isTrue();
        assertThat(version(report)).isEqualTo(SesVersion.V4);
    }

    @Test
    void version_4_left_open_for_further_seals_is_valid() throws IOException {
        SealReport report = verify(file("v4-open.ofd"));
        assertThat(report.faults()).isEmpty();
        assertThat(report.seals().getFirst().coverage().protectedFiles()).doesNotContain("Doc_0/Signs/Signatures.xml");
    }

    @Test
    void version_1_is_valid() throws IOException {
        SealReport report = verify(file("v1.ofd"));
        assertThat(report.faults()).isEmpty();
        assertThat(version(report)).isEqualTo(SesVersion.V1);
    }

    @Test
    void another_s_file_is_not_trusted_by_us() throws IOException {
        assertThat(SealedLicence.verify(file("v4.ofd")).faults()).contains(Fault.MAKER_UNTRUSTED, Fault.SIGNER_UNTRUSTED);
    }
}
