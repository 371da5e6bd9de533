package luoshu.trust.presenting.internal;

import luoshu.trust.codes.Code;
import luoshu.trust.codes.CodeVerdict;
import luoshu.trust.codes.Codes;
import luoshu.trust.codes.GivenCode;
import luoshu.trust.presenting.Outcome;
import luoshu.trust.presenting.Verified;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A code as a stranger is told about it. */
@Component
public class CodeCheck {

    private final Codes codes;

    CodeCheck(Codes codes) {
        this.codes = codes;
    }

    public Verified check(String text) {
        return switch (codes.verify(text)) {
            case CodeVerdict.Genuine genuine -> said(Outcome.GENUINE, genuine.code());
            case CodeVerdict.Expired expired -> said(Outcome.CODE_EXPIRED, expired.code());
            case CodeVerdict.NotYetValid early -> said(Outcome.CODE_NOT_YET_VALID, early.code());
            case CodeVerdict.Altered _ -> said(Outcome.ALTERED, null);
            case CodeVerdict.UnknownKey _ -> said(Outcome.UNTRUSTED, null);
            case CodeVerdict.RevokedKey _ -> said(Outcome.KEY_REVOKED, null);
            case CodeVerdict.Unreadable _ -> said(Outcome.UNRECOGNISED, null);
        };
    }

    private static Verified said(Outcome outcome, @Nullable Code code) {
        return new Verified(outcome, code == null ? null : new Verified.CodeSeen(code.kind(), code.issuedAt(), code.expiresAt(), GivenCode.said(code)));
    }
}
