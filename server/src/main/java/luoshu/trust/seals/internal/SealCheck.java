package luoshu.trust.seals.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import luoshu.trust.layout.PackagePath;
import luoshu.trust.layout.Xml;
import luoshu.trust.seals.CertificateTrust;
import luoshu.trust.seals.CertificateTrust.Use;
import luoshu.trust.seals.Coverage;
import luoshu.trust.seals.Fault;
import luoshu.trust.seals.Finding;
import luoshu.trust.seals.SealFacts;
import luoshu.trust.seals.SealVerdict;
import luoshu.trust.seals.SesVersion;

/** One signature, in the order of GB/T 38540: structure, version, seal, maker, period, holder, signer, signature, description, files, time stamp. All that is wrong is told. */
final class SealCheck {

    private static final Set<String> SM3 = Set.of("SM3", "1.2.156.10197.1.401");

    private final SignatureFiles signature;
    private final Map<String, byte[]> files;
    private final SealedPackage.Digests digests;
    private final Set<String> own;
    private final CertificateTrust trust;
    private final Instant now;
    private final List<Finding> findings;

    SealCheck(SignatureFiles signature, Map<String, byte[]> files, SealedPackage.Digests digests, Set<String> own, CertificateTrust trust, Instant now) {
        this.signature = signature;
        this.files = files;
        this.digests = digests;
        this.own = own;
        this.trust = trust;
        this.now = now;
        this.findings = new ArrayList<>(signature.findings);
    }

    SealVerdict verdict() {
        Optional<SealFacts> facts = Optional.empty();
        if (signature.info.isEmpty()) {
            if (findings.isEmpty()) {
                found(Fault.SIGNATURE_INCOMPLETE, signature.path, "the description has no signed information");
            }
        } else if (!signature.type.equals("Seal")) {
            found(Fault.SIGNATURE_UNSUPPORTED, signature.path, "a digital signature without a seal");
        } else if (!files.containsKey(signature.value)) {
            found(Fault.SIGNATURE_INCOMPLETE, signature.value, "the value of the signature is not in the package");
        } else {
            facts = sealed();
        }
        return new SealVerdict(signature.path, facts, List.copyOf(findings), coverage());
    }

    private Optional<SealFacts> sealed() {
        try {
            SignatureRead read = SignatureRead.of(files.get(signature.value));
            Instant at = time(read);
            Optional<Instant> stamped = read.stamp().length == 0 ? Optional.empty() : trust.stamped(read.stamp(), read.signature());
            // Who stamps late proves no more than that: what ended in between is no longer known to have been good.
            Instant proven = stamped.filter(moment -> moment.isAfter(at.plus(SealFindings.CLOCKS_DIFFER))).orElse(at);
            seal(read, proven);
            signer(read, proven);
            description(read);
            stamp(read, at, stamped);
            if (at.isAfter(now.plus(SealFindings.CLOCKS_DIFFER))) {
                found(Fault.SEALED_IN_FUTURE, "", "says it was sealed at " + at);
            }
            SealRead seal = read.seal();
            return Optional.of(new SealFacts(seal.version(), seal.id(), seal.name(), seal.kind(), seal.validFrom(), seal.validTo(), at, read.timeToken().length == 0 ? stamped : Optional.of(at), read.certificate(), seal.maker(),
                    seal.picture(), seal.pictureKind(), places()));
        } catch (DerNode.Malformed malformed) {
            found(Fault.SIGNED_VALUE_UNREADABLE, signature.value, malformed.getMessage());
            return Optional.empty();
        }
    }

    private Instant time(SignatureRead read) {
        if (read.timeToken().length == 0) {
            return read.time();
        }
        Optional<Instant> stamped = trust.stamped(read.timeToken(), read.dataHash());
        if (stamped.isEmpty()) {
            found(Fault.TIMESTAMP_INVALID, "", "the time stamp in place of the time is not genuine");
        }
        return stamped.orElse(Instant.EPOCH);
    }

    private void seal(SignatureRead read, Instant at) {
        SealRead seal = read.seal();
        if (seal.version() != SesVersion.V1 && read.version() != seal.number()) {
            found(Fault.VERSION_MISMATCH, seal.id(), "a signature of version " + read.version() + " with a seal of version " + seal.number());
        }
        findings.addAll(SealFindings.of(seal, at, trust));
    }

    private void signer(SignatureRead read, Instant at) throws DerNode.Malformed {
        byte[] certificate = read.certificate();
        if (!read.seal().lists(certificate)) {
            found(Fault.SIGNER_NOT_LISTED, read.seal().id(), "the seal does not list the certificate that signed");
        }
        if (!Arrays.equals(read.algorithm(), Der.SM2_WITH_SM3)) {
            found(Fault.SIGNATURE_UNSUPPORTED, signature.value, "not signed with SM2 and SM3");
        } else if (!ForeignSignature.signed(certificate, read.signature(), List.of(read.message()))) {
            found(Fault.SIGNED_VALUE_FORGED, signature.value, "the signature does not fit what is signed");
        } else {
            SealFindings.standing(trust.standing(certificate, Use.SEALING, at)).ifPresent(findings::add);
        }
    }

    private void description(SignatureRead read) {
        byte[] seal = files.get(signature.seal);
        if (!signature.seal.isEmpty() && seal == null) {
            found(Fault.SIGNATURE_INCOMPLETE, signature.seal, "the seal is not in the package");
        } else if (seal != null && !Arrays.equals(seal, read.seal().encoded())) {
            found(Fault.SEAL_FILE_DIFFERS, signature.seal, "not the seal that signed");
        }
        if (!PackagePath.resolve(signature.path, read.property()).equals(signature.path)) {
            found(Fault.WRONG_PLACE, signature.path, "the signature was made for " + printable(read.property()));
        }
        if (!Arrays.equals(digests.sm3(signature.path), read.dataHash())) {
            found(Fault.DESCRIPTION_ALTERED, signature.path, "its digest is not the one signed");
        }
        Optional<Xml> references = signature.info.flatMap(info -> info.child("References"));
        if (references.isEmpty() || !references.get().attribute("CheckMethod").filter(SM3::contains).isPresent()) {
            found(Fault.SIGNATURE_UNSUPPORTED, signature.path, "no digests of files, or not by SM3");
            return;
        }
        for (Xml reference : references.get().children("Reference")) {
            file(reference);
        }
    }

    private void file(Xml reference) {
        String path = path(reference);
        if (!files.containsKey(path)) {
            found(Fault.FILE_MISSING, path, "protected and not in the package");
            return;
        }
        byte[] expected = reference.textOf("CheckValue").map(SealCheck::decode).orElse(new byte[0]);
        if (!Arrays.equals(expected, digests.sm3(path))) {
            found(Fault.FILE_ALTERED, path, "its digest is not the one protected");
        }
    }

    private void stamp(SignatureRead read, Instant at, Optional<Instant> stamped) {
        if (read.stamp().length > 0 && stamped.isEmpty()) {
            found(Fault.TIMESTAMP_INVALID, "", "the time stamp over the signature is not genuine");
        } else if (stamped.filter(moment -> moment.isBefore(at.minus(SealFindings.CLOCKS_DIFFER))).isPresent()) {
            found(Fault.TIMESTAMP_INVALID, "", "the signature existed at " + stamped.get() + ", before it says it was made");
        }
    }

    private Coverage coverage() {
        Set<String> named = new TreeSet<>();
        signature.info.flatMap(info -> info.child("References")).ifPresent(references -> references.children("Reference").forEach(each -> named.add(path(each))));
        named.retainAll(files.keySet());
        List<String> left = files.keySet().stream().filter(file -> !named.contains(file) && !own.contains(file)).toList();
        return new Coverage(List.copyOf(named), left);
    }

    private List<SealFacts.Place> places() {
        return signature.info.map(info -> info.children("StampAnnot")).orElse(List.of()).stream()
                .map(each -> new SealFacts.Place(each.attribute("PageRef").orElse(""), each.attribute("Boundary").orElse(""))).toList();
    }

    private String path(Xml reference) {
        return reference.attribute("FileRef").map(each -> PackagePath.resolve(signature.path, each)).orElse("");
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException none) {
            return new byte[0];
        }
    }

    private static String printable(String text) {
        return text.length() > 200 ? text.substring(0, 200) : text;
    }

    private void found(Fault fault, String subject, String detail) {
        findings.add(new Finding(fault, subject, detail));
    }
}
