package luoshu.trust.presenting.internal;

import java.util.List;
import java.util.Optional;

import luoshu.trust.certificates.CertificateIdentifier;
import luoshu.trust.codes.Code;
import luoshu.trust.codes.CodeKind;
import luoshu.trust.codes.CodeVerdict;
import luoshu.trust.codes.Codes;
import luoshu.trust.codes.GivenCode;
import luoshu.trust.codes.ShownCode;
import luoshu.trust.presenting.Outcome;
import luoshu.trust.presenting.Verified;
import org.springframework.stereotype.Component;

/** A code as a stranger is told about it; one that shows a certificate, with how that stands now. */
@Component
public class CodeCheck {

    private final Codes codes;
    private final CertificateCheck certificates;

    CodeCheck(Codes codes, CertificateCheck certificates) {
        this.codes = codes;
        this.certificates = certificates;
    }

    public Verified check(String text) {
        Optional<CertificateIdentifier> identifier = CertificateIdentifier.read(text.strip());
        if (identifier.isPresent()) {
            CertificateCheck.Answer now = certificates.now(identifier.get());
            return new Verified(now.outcome(), null, now.seen(), List.of());
        }
        return switch (codes.verify(text)) {
            case CodeVerdict.Genuine genuine -> genuine(genuine.code());
            case CodeVerdict.Expired expired -> said(Outcome.CODE_EXPIRED, expired.code());
            case CodeVerdict.NotYetValid early -> said(Outcome.CODE_NOT_YET_VALID, early.code());
            case CodeVerdict.Altered _ -> Verified.of(Outcome.ALTERED);
            case CodeVerdict.UnknownKey _ -> Verified.of(Outcome.UNTRUSTED);
            case CodeVerdict.RevokedKey _ -> Verified.of(Outcome.KEY_REVOKED);
            case CodeVerdict.Unreadable _ -> Verified.of(Outcome.UNRECOGNISED);
        };
    }

    private Verified genuine(Code code) {
        Optional<ShownCode> shown = code.kind() == CodeKind.CERTIFICATE ? codes.find(code) : Optional.empty();
        return shown.map(one -> {
            CertificateCheck.Answer now = certificates.now(one.subject());
            return new Verified(now.outcome(), seen(code), now.seen(), List.of());
        }).orElseGet(() -> said(Outcome.GENUINE, code));
    }

    private static Verified said(Outcome outcome, Code code) {
        return new Verified(outcome, seen(code), null, List.of());
    }

    private static Verified.CodeSeen seen(Code code) {
        return new Verified.CodeSeen(code.kind(), code.issuedAt(), code.expiresAt(), GivenCode.said(code));
    }
}
