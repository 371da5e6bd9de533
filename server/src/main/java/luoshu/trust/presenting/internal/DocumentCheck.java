package luoshu.trust.presenting.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import luoshu.trust.certificates.CertificateIdentifier;
import luoshu.trust.layout.PackageLimits;
import luoshu.trust.layout.PackageRead;
import luoshu.trust.layout.PackageReader;
import luoshu.trust.layout.Xml;
import luoshu.trust.presenting.Outcome;
import luoshu.trust.presenting.Verified;
import luoshu.trust.seals.Fault;
import luoshu.trust.seals.SealReport;
import luoshu.trust.seals.SealVerifier;
import luoshu.trust.usage.Copies;
import org.springframework.stereotype.Component;

/** A sealed document: its seals first, then whether they cover it, then whether it is the certificate it says it is and how that stands now. */
@Component
class DocumentCheck {

    /** 证照标识 among the custom data of a certificate's file. */
    private static final String IDENTIFIER = "ZZBS";
    private final SealVerifier seals;
    private final CertificateCheck certificates;
    private final CopyCheck copies;
    private final PackageReader reader = new PackageReader(PackageLimits.USUAL);

    DocumentCheck(SealVerifier seals, CertificateCheck certificates, CopyCheck copies) {
        this.seals = seals;
        this.certificates = certificates;
        this.copies = copies;
    }

    static boolean looksLike(byte[] file) {
        return file.length > 4 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    Verified check(byte[] file) {
        PackageRead read = reader.read(file);
        SealReport report = seals.verify(read);
        List<Verified.SealSeen> seen = report.seals().stream().map(CopyCheck::seen).toList();
        Optional<Outcome> fault = report.faults().stream().map(DocumentCheck::outcome).min(Enum::compareTo);
        Map<String, byte[]> files = read instanceof PackageRead.Opened(Map<String, byte[]> opened) ? opened : Map.of();
        if (fault.isPresent() || !report.covered()) {
            Outcome outcome = fault.orElse(report.seals().isEmpty() ? Outcome.UNSEALED : Outcome.NOT_COVERED);
            return new Verified(outcome, null, null, seen, copies.trace(files).orElse(null));
        }
        Optional<String> copy = custom(files, Copies.IDENTIFIER);
        if (copy.isPresent()) {
            return copies.check(copy.get(), files, digest(file), seen);
        }
        Optional<CertificateIdentifier> identifier = custom(files, IDENTIFIER).flatMap(CertificateIdentifier::read);
        if (identifier.isEmpty()) {
            return new Verified(Outcome.GENUINE, null, null, seen);
        }
        CertificateCheck.Answer now = certificates.now(identifier.get(), digest(file));
        return new Verified(now.outcome(), null, now.seen(), seen);
    }

    private static Optional<String> custom(Map<String, byte[]> files, String name) {
        if (!files.containsKey("OFD.xml")) {
            return Optional.empty();
        }
        try {
            return Xml.read(files.get("OFD.xml")).child("DocBody").flatMap(body -> body.child("DocInfo")).flatMap(info -> info.child("CustomDatas")).stream()
                    .flatMap(data -> data.children("CustomData").stream()).filter(each -> each.attribute("Name").filter(name::equals).isPresent()).findFirst().map(each -> each.text().strip());
        } catch (Xml.Unreadable other) {
            return Optional.empty();
        }
    }

    private static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Outcome outcome(Fault fault) {
        return switch (fault) {
            case TOO_LARGE, NOT_A_PACKAGE, PACKAGE_AMBIGUOUS, UNSAFE_NAME, PACKAGE_UNSUPPORTED, XML_FORBIDDEN, XML_BROKEN, SIGNATURE_UNSUPPORTED, SIGNED_VALUE_UNREADABLE,
                 VERSION_MISMATCH -> Outcome.UNRECOGNISED;
            case NO_SIGNATURE -> Outcome.UNSEALED;
            case DAMAGED_ENTRY, SIGNATURE_INCOMPLETE, SEAL_FORGED, SIGNED_VALUE_FORGED, SEAL_FILE_DIFFERS, WRONG_PLACE, DESCRIPTION_ALTERED, FILE_ALTERED, FILE_MISSING,
                 TIMESTAMP_INVALID -> Outcome.ALTERED;
            case MAKER_UNTRUSTED, SIGNER_UNTRUSTED, SIGNER_NOT_LISTED -> Outcome.UNTRUSTED;
            case MAKER_REVOKED, SIGNER_REVOKED -> Outcome.KEY_REVOKED;
            case SEAL_NOT_YET_VALID, SEAL_EXPIRED, SIGNER_NOT_YET_VALID, SIGNER_EXPIRED, SEALED_IN_FUTURE -> Outcome.SEAL_OUT_OF_TIME;
            case STANDING_UNDECIDED -> Outcome.UNDECIDED;
        };
    }
}
