package luoshu.trust.presenting.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import luoshu.trust.certificates.CertificateIdentifier;
import luoshu.trust.layout.AnnotatedCopy;
import luoshu.trust.layout.CopyMark;
import luoshu.trust.presenting.Outcome;
import luoshu.trust.presenting.Verified;
import luoshu.trust.seals.SealFacts;
import luoshu.trust.seals.SealVerdict;
import luoshu.trust.seals.SealVerifier;
import luoshu.trust.usage.Copies;
import luoshu.trust.usage.KnownCopy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An annotated copy: for what, for whom, until when – and how its certificate stands. */
@Component
class CopyCheck {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private final Copies copies;
    private final CertificateCheck certificates;
    private final SealVerifier seals;
    private final Clock clock;

    CopyCheck(Copies copies, CertificateCheck certificates, SealVerifier seals, Clock clock) {
        this.copies = copies;
        this.certificates = certificates;
        this.seals = seals;
        this.clock = clock;
    }

    /** Of a file whose seal is good. The original inside it is checked as well: its seals come after the copy's own. */
    Verified check(String id, Map<String, byte[]> files, String digest, List<Verified.SealSeen> own) {
        Optional<KnownCopy> known = read(id).flatMap(copies::find).filter(copy -> copy.digest().equals(digest));
        if (known.isEmpty()) {
            return new Verified(Outcome.NOT_ON_RECORD, null, null, own);
        }
        CertificateCheck.Answer now = certificates.of(CertificateIdentifier.parse(known.get().identifier()));
        boolean over = known.get().until().isBefore(LocalDate.ofInstant(clock.instant(), ZONE));
        Outcome outcome = now.outcome() != Outcome.GENUINE ? now.outcome() : over ? Outcome.COPY_OVER : Outcome.COPY;
        List<Verified.SealSeen> all = new ArrayList<>(own);
        byte[] original = files.get(AnnotatedCopy.ORIGINAL);
        if (original != null) {
            seals.verify(original).seals().forEach(seal -> all.add(seen(seal)));
        }
        return new Verified(outcome, null, now.seen(), all, seen(known.get(), now.seen()));
    }

    /** Which copy a file was made from that is no copy any more: its hidden watermark says so. */
    Optional<Verified.CopySeen> trace(Map<String, byte[]> files) {
        return CopyMark.find(files).flatMap(copies::find).map(copy -> seen(copy, certificates.of(CertificateIdentifier.parse(copy.identifier())).seen()));
    }

    static Verified.SealSeen seen(SealVerdict seal) {
        return new Verified.SealSeen(seal.facts().map(SealFacts::name).orElse(""), seal.facts().map(SealFacts::sealedAt).orElse(null), seal.valid(), seal.coverage().whole());
    }

    private static Verified.CopySeen seen(KnownCopy copy, Verified.@Nullable CertificateSeen certificate) {
        return new Verified.CopySeen(copy.id().toString(), copy.purpose(), copy.receiver(), certificate == null ? null : certificate.holder(), copy.madeAt(), copy.until());
    }

    private static Optional<UUID> read(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
