package luoshu.trust.seals;

import java.time.Clock;
import java.util.List;

import luoshu.trust.layout.PackageLimits;
import luoshu.trust.layout.PackageRead;
import luoshu.trust.layout.PackageReader;
import luoshu.trust.seals.internal.PdfSealCheck;
import luoshu.trust.seals.internal.SealedPackage;

/**
 * Verifies sealed fixed-layout documents, whoever made them, and PDFs sealed here. Bytes in, verdict out: nothing is thrown for what the bytes hold, nothing is written, and the work is bounded by the
 * limits. Safe for many threads.
 */
public final class SealVerifier {

    private final CertificateTrust trust;
    private final Clock clock;
    private final PackageLimits limits;
    private final PackageReader reader;

    public SealVerifier(CertificateTrust trust, Clock clock, PackageLimits limits) {
        this.trust = trust;
        this.clock = clock;
        this.limits = limits;
        this.reader = new PackageReader(limits);
    }

    public SealReport verify(byte[] file) {
        if (PdfSealCheck.is(file) && file.length <= limits.bytes()) {
            return PdfSealCheck.report(file, trust, clock.instant());
        }
        return verify(reader.read(file));
    }

    /** A package that was opened already, within the limits its reader had. */
    public SealReport verify(PackageRead read) {
        return switch (read) {
            case PackageRead.Opened opened -> new SealedPackage(opened.files(), trust, clock.instant()).report();
            case PackageRead.Unreadable unreadable -> new SealReport(List.of(new Finding(fault(unreadable), unreadable.subject(), unreadable.detail())), List.of());
        };
    }

    private static Fault fault(PackageRead.Unreadable unreadable) {
        return switch (unreadable.fault()) {
            case TOO_LARGE -> Fault.TOO_LARGE;
            case NOT_A_PACKAGE -> Fault.NOT_A_PACKAGE;
            case AMBIGUOUS -> Fault.PACKAGE_AMBIGUOUS;
            case UNSAFE_NAME -> Fault.UNSAFE_NAME;
            case DAMAGED_ENTRY -> Fault.DAMAGED_ENTRY;
            case UNSUPPORTED -> Fault.PACKAGE_UNSUPPORTED;
        };
    }
}
