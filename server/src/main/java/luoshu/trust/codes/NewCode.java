package luoshu.trust.codes;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A code to be given out.
 *
 * @param subject       the party, or the certificate
 * @param party         whom it speaks for
 * @param shownBy       the person whose screen it goes to
 * @param authorisation that lets them; null for oneself and the legal representative
 */
public record NewCode(CodeKind kind, UUID subject, UUID party, UUID shownBy, @Nullable UUID authorisation, Map<CodeFact, String> facts) {
}
