package luoshu.trust.seals.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import luoshu.trust.seals.CertificateTrust;
import luoshu.trust.seals.Coverage;
import luoshu.trust.seals.Fault;
import luoshu.trust.seals.Finding;
import luoshu.trust.seals.SealFacts;
import luoshu.trust.seals.SealReport;
import luoshu.trust.seals.SealVerdict;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.DetachedSignature;

/**
 * Verifies the seals of a PDF by its bytes alone, without believing its structure: a signature holds for the file from its first byte to where its range ends, but for the hole it
 * lies in. What was appended later is outside the seal.
 */
public final class PdfSealCheck {

    private static final Pattern RANGE = Pattern.compile("/ByteRange\\s{0,8}\\[\\s{0,8}(\\d{1,10})\\s{1,8}(\\d{1,10})\\s{1,8}(\\d{1,10})\\s{1,8}(\\d{1,10})\\s{0,64}]");
    private static final int MOST = 20;
    private static final int LARGEST_HOLE = 512 * 1024;
    private static final String FILE = "PDF";

    private PdfSealCheck() {
    }

    public static boolean is(byte[] file) {
        return file.length > 5 && new String(file, 0, 5, StandardCharsets.US_ASCII).equals("%PDF-");
    }

    public static SealReport report(byte[] pdf, CertificateTrust trust, Instant now) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        List<MatchResult> ranges = RANGE.matcher(text).results().limit(MOST).toList();
        if (ranges.isEmpty()) {
            return new SealReport(List.of(new Finding(Fault.NO_SIGNATURE, "", "the document names no signature")), List.of());
        }
        return new SealReport(List.of(), ranges.stream().map(range -> verdict(pdf, range, trust, now)).toList());
    }

    private static SealVerdict verdict(byte[] pdf, MatchResult range, CertificateTrust trust, Instant now) {
        List<Finding> findings = new ArrayList<>();
        long[] at = new long[4];
        for (int i = 0; i < at.length; i++) {
            at[i] = Long.parseLong(range.group(i + 1));
        }
        long end = at[2] + at[3];
        if (at[0] != 0 || at[1] <= 0 || at[2] <= at[1] + 1 || end > pdf.length || at[2] - at[1] > LARGEST_HOLE || pdf[(int) at[1]] != '<' || pdf[(int) at[2] - 1] != '>') {
            findings.add(new Finding(Fault.SIGNATURE_INCOMPLETE, FILE, "the range of the signature is not the file with one hole"));
            return new SealVerdict(FILE, Optional.empty(), findings, new Coverage(List.of(), List.of(FILE)));
        }
        Coverage coverage = end == pdf.length ? new Coverage(List.of(FILE), List.of()) : new Coverage(List.of(FILE), List.of("+" + (pdf.length - end) + " B"));
        return new SealVerdict(FILE, facts(content(pdf, at), hole(pdf, at), trust, now, findings), findings, coverage);
    }

    private static Optional<SealFacts> facts(byte[] content, byte[] hole, CertificateTrust trust, Instant now, List<Finding> findings) {
        if (!paddedWithZeros(hole)) {
            findings.add(new Finding(Fault.SIGNED_VALUE_UNREADABLE, FILE, "something else lies beside the signature"));
            return Optional.empty();
        }
        switch (DetachedSignature.read(hole, content)) {
            case DetachedSignature.Read.Malformed malformed -> findings.add(new Finding(Fault.SIGNED_VALUE_UNREADABLE, FILE, malformed.why()));
            case DetachedSignature.Read.Forged _ -> findings.add(new Finding(Fault.SIGNED_VALUE_FORGED, FILE, "the signature does not fit what is signed"));
            case DetachedSignature.Read.OtherContent _ -> findings.add(new Finding(Fault.FILE_ALTERED, FILE, "its digest is not the one signed"));
            case DetachedSignature.Read.Genuine genuine -> {
                byte[] eseal = genuine.attributes().get(PdfSealing.SEAL);
                if (eseal == null || genuine.at() == null) {
                    findings.add(new Finding(Fault.SIGNATURE_UNSUPPORTED, FILE, "a digital signature without a seal"));
                    return Optional.empty();
                }
                return sealed(eseal, Certificates.encoded(genuine.signer()), genuine.at(), trust, now, findings);
            }
        }
        return Optional.empty();
    }

    private static Optional<SealFacts> sealed(byte[] eseal, byte[] signer, Instant at, CertificateTrust trust, Instant now, List<Finding> findings) {
        try {
            SealRead seal = SealRead.of(DerNode.read(eseal));
            findings.addAll(SealFindings.of(seal, at, trust));
            if (!seal.lists(signer)) {
                findings.add(new Finding(Fault.SIGNER_NOT_LISTED, seal.id(), "the seal does not list the certificate that signed"));
            }
            SealFindings.standing(trust.standing(signer, CertificateTrust.Use.SEALING, at)).ifPresent(findings::add);
            if (at.isAfter(now.plus(SealFindings.CLOCKS_DIFFER))) {
                findings.add(new Finding(Fault.SEALED_IN_FUTURE, "", "says it was sealed at " + at));
            }
            return Optional.of(new SealFacts(seal.version(), seal.id(), seal.name(), seal.kind(), seal.validFrom(), seal.validTo(), at, Optional.empty(), signer, seal.maker(), seal.picture(), seal.pictureKind(),
                    List.of()));
        } catch (DerNode.Malformed malformed) {
            findings.add(new Finding(Fault.SIGNED_VALUE_UNREADABLE, FILE, malformed.getMessage()));
            return Optional.empty();
        }
    }

    /** The signature is one DER value, and nothing hides behind it. */
    private static boolean paddedWithZeros(byte[] hole) {
        if (hole.length < 6 || hole[0] != 0x30 || hole[1] != (byte) 0x82 && hole[1] != (byte) 0x83) {
            return false;
        }
        int bytes = hole[1] & 0x7f;
        int length = 0;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | hole[2 + i] & 0xff;
        }
        for (int i = 2 + bytes + length; i < hole.length; i++) {
            if (i < 0 || hole[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] content(byte[] pdf, long[] at) {
        byte[] content = Arrays.copyOf(Arrays.copyOfRange(pdf, 0, (int) at[1]), (int) (at[1] + at[3]));
        System.arraycopy(pdf, (int) at[2], content, (int) at[1], (int) at[3]);
        return content;
    }

    private static byte[] hole(byte[] pdf, long[] at) {
        String hex = new String(pdf, (int) at[1] + 1, (int) (at[2] - at[1] - 2), StandardCharsets.US_ASCII);
        try {
            byte[] hole = HexFormat.of().parseHex(hex);
            return HexFormat.of().withUpperCase().formatHex(hole).equals(hex) || HexFormat.of().formatHex(hole).equals(hex) ? hole : new byte[0];
        } catch (IllegalArgumentException noHex) {
            return new byte[0];
        }
    }
}
