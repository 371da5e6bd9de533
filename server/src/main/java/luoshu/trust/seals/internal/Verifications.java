package luoshu.trust.seals.internal;

import java.time.Instant;
import java.util.List;

import luoshu.trust.seals.Finding;
import luoshu.trust.seals.SealFacts;
import luoshu.trust.seals.SealReport;
import luoshu.trust.seals.SealVerdict;
import luoshu.trust.seals.SealVerification;
import luoshu.trust.seals.SesVersion;
import luoshu.trust.signing.Certificates;
import luoshu.trust.signing.SubjectNames;

/** Reports in the words for anybody: bounded, and without bytes. */
public final class Verifications {

    private static final int MOST = 50;

    private Verifications() {
    }

    public static SealVerification of(SealReport report) {
        return new SealVerification(!report.seals().isEmpty(), report.valid(), report.covered(), troubles(report.findings()), report.seals().stream().map(Verifications::seal).toList());
    }

    private static SealVerification.VerifiedSeal seal(SealVerdict verdict) {
        List<SealVerification.SealTrouble> troubles = troubles(verdict.findings());
        List<String> open = verdict.coverage().unprotectedFiles();
        List<String> first = open.stream().limit(MOST).map(Verifications::bounded).toList();
        int protects = verdict.coverage().protectedFiles().size();
        return verdict.facts().map(facts -> new SealVerification.VerifiedSeal(bounded(facts.id()), bounded(facts.name()), facts.kind(), facts.version(), facts.sealedAt(), facts.stampedAt().orElse(null), signer(facts), verdict.valid(), troubles,
                        protects, open.size(), first))
                .orElseGet(() -> new SealVerification.VerifiedSeal("", "", 0, SesVersion.V4, Instant.EPOCH, null, "", false, troubles, protects, open.size(), first));
    }

    private static String signer(SealFacts facts) {
        try {
            return bounded(SubjectNames.readable(Certificates.read(facts.signer()).getSubjectX500Principal()));
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }

    private static List<SealVerification.SealTrouble> troubles(List<Finding> findings) {
        return findings.stream().limit(MOST).map(finding -> new SealVerification.SealTrouble(finding.fault(), bounded(finding.subject()))).toList();
    }

    private static String bounded(String text) {
        return text.length() > 200 ? text.substring(0, 200) : text;
    }
}
