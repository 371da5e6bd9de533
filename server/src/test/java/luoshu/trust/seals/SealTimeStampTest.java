package luoshu.trust.seals;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.trust.layout.LayoutPackage;
import luoshu.trust.layout.PackageLimits;
import luoshu.trust.layout.PackageRead;
import luoshu.trust.layout.PackageReader;
import luoshu.trust.layout.Part;
import luoshu.trust.seals.internal.Der;
import luoshu.trust.signing.Sm3;
import org.junit.jupiter.api.Test;

/** What a time stamp over a seal's signature proves. The stamps here are made up: moment and digest, good if they say what they should. */
class SealTimeStampTest {

    private static final String VALUE = "Doc_0/Signs/Sign_0/SignedValue.dat";
    private static final Instant AT = SealedLicence.AT;
    /** From when the organ's certificate is revoked. */
    private static final Instant REVOKED = AT.plusSeconds(1_800);

    private static byte[] token(Instant at, byte[] signature) {
        return (at + " " + HexFormat.of().formatHex(Sm3.digest(signature))).getBytes(US_ASCII);
    }

    private static byte[] sealed(TimeStamping stamping) {
        return new SealPress(SealedLicence.SEAL, SealedLicence.ORGAN, "0.1").press(SealedLicence.document(), List.of(new Stamp(0, 160, 240)), AT, stamping).file();
    }

    private static SealReport verify(byte[] file) {
        return new SealVerifier(new CertificateTrust() {
            @Override
            public Standing standing(byte[] certificate, Use use, Instant at) {
                Sm2Identity good = use == Use.SEALING ? SealedLicence.ORGAN : SealedLicence.MAKER;
                return !Arrays.equals(certificate, good.certificate()) ? Standing.UNKNOWN : use == Use.SEALING && !at.isBefore(REVOKED) ? Standing.REVOKED : Standing.TRUSTED;
            }

            @Override
            public Optional<Instant> stamped(byte[] token, byte[] bytes) {
                String[] said = new String(token, US_ASCII).split(" ");
                return said.length == 2 && said[1].equals(HexFormat.of().formatHex(Sm3.digest(bytes))) ? Optional.of(Instant.parse(said[0])) : Optional.empty();
            }
        }, Clock.fixed(AT.plusSeconds(3_600), ZoneOffset.UTC), PackageLimits.USUAL).verify(file);
    }

    private static Optional<Instant> stampedAt(SealReport report) {
        return report.seals().getFirst().facts().orElseThrow().stampedAt();
    }

    /** The sealed file with its signed value made of other pieces. */
    private static byte[] behind(byte[]... after) {
        Map<String, byte[]> files = new LinkedHashMap<>(((PackageRead.Opened) new PackageReader(PackageLimits.USUAL).read(sealed(TimeStamping.NONE))).files());
        byte[] value = files.get(VALUE);
        int head = (value[1] & 0x80) == 0 ? 2 : 2 + (value[1] & 0x7F);
        byte[] inside = Arrays.copyOfRange(value, head, value.length);
        byte[][] pieces = new byte[after.length + 1][];
        pieces[0] = inside;
        System.arraycopy(after, 0, pieces, 1, after.length);
        files.put(VALUE, Der.sequence(pieces));
        return LayoutPackage.write(files.entrySet().stream().map(each -> Part.deflated(each.getKey(), each.getValue(), false)).toList());
    }

    @Test
    void a_stamp_proves_when_the_signature_existed() {
        SealReport report = verify(sealed(signature -> token(AT.plusSeconds(2), signature)));
        assertThat(report.faults()).isEmpty();
        assertThat(report.covered()).isTrue();
        assertThat(stampedAt(report)).contains(AT.plusSeconds(2));
        assertThat(report.seals().getFirst().facts().orElseThrow().sealedAt()).isEqualTo(AT);
        assertThat(stampedAt(verify(sealed(TimeStamping.NONE)))).isEmpty();
    }

    @Test
    void a_stamp_of_something_else_or_that_is_none() {
        assertThat(verify(sealed(signature -> token(AT, new byte[] {1}))).faults()).containsExactly(Fault.TIMESTAMP_INVALID);
        assertThat(verify(sealed(signature -> new byte[] {0x30, 0})).faults()).containsExactly(Fault.TIMESTAMP_INVALID);
        assertThat(verify(sealed(signature -> new byte[200_000])).faults()).containsExactly(Fault.TIMESTAMP_INVALID);
    }

    @Test
    void a_stamp_from_before_the_sealing_betrays_its_date() {
        assertThat(verify(sealed(signature -> token(AT.minusSeconds(3_600), signature))).faults()).containsExactly(Fault.TIMESTAMP_INVALID);
        assertThat(verify(sealed(signature -> token(AT.minusSeconds(60), signature))).faults()).as("clocks differ").isEmpty();
    }

    @Test
    void who_seals_with_a_stolen_key_and_an_earlier_date_is_told_by_the_stamp() {
        assertThat(verify(sealed(signature -> token(REVOKED.plusSeconds(60), signature))).faults()).containsExactly(Fault.SIGNER_REVOKED);
        assertThat(verify(sealed(signature -> token(REVOKED.minusSeconds(60), signature))).faults()).isEmpty();
    }

    @Test
    void nothing_else_may_stand_behind_the_signature() {
        assertThat(verify(behind()).faults()).isEmpty();
        for (byte[] other : List.of(Der.octets(new byte[3]), Der.encode(Der.CONTEXT_0), Der.encode(Der.CONTEXT_0, Der.bits(new byte[3]), Der.bits(new byte[3])), Der.encode(0xA1, Der.bits(new byte[3])),
                Der.encode(Der.CONTEXT_0, Der.integer(3)))) {
            assertThat(verify(behind(other)).faults()).containsExactly(Fault.SIGNED_VALUE_UNREADABLE);
        }
        byte[] stamp = Der.encode(Der.CONTEXT_0, Der.bits(new byte[3]));
        assertThat(verify(behind(stamp, stamp)).faults()).containsExactly(Fault.SIGNED_VALUE_UNREADABLE);
    }
}
